import type { KnipConfig } from "knip";

/** What is read by another way than an import: each line says by which. */
const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  // Its file names a schema in a package that only the tool itself needs.
  changesets: false,
  ignoreDependencies: ["@changesets/cli"],
  workspaces: {
    ".": {
      entry: ["scripts/*.{ts,mjs}", "tests/published/consumer/*"],
      project: ["scripts/**", "tests/**/*.{ts,js}", "*.ts", "!tests/**/.*/**"],
      ignoreDependencies: [
        // Started by scripts/lint-packed.mjs.
        "@arethetypeswrong/cli",
        "publint",
        // The command of the tree, started by scripts/test.mjs.
        "guiju",
        // Found by their ids at run time: `loadPack("cpc")`, and the parents of a pack.
        /^@guiju\/pack-/,
        // Examples in comments import it; a test runs them from the root.
        "zod",
        // Their files are read: documents to replay, and what a page loads.
        "@scion-scxml/test-framework",
        /^echarts-\d$/,
      ],
    },
    // The command is started from the sources as `src/main.ts`; both find the pack by its id.
    // The adapter is an optional peer, imported only when it is asked for.
    "packages/cli": { entry: ["src/main.ts"], ignoreDependencies: ["@guiju/pack-cpc", "@guiju/json-rules-engine"] },
    "packages/pack-village-committee-*": { ignoreDependencies: ["@guiju/pack-village-committee"] },
    "examples/*": { entry: ["*.ts"], ignoreDependencies: ["@guiju/pack-cpc"] },
    "examples/assessment": { entry: ["*.ts"] },
    "examples/eligibility": { entry: ["*.ts"] },
  },
};

export default config;
