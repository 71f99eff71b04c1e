/** One table of layers: a package may import those named for it, and nothing else of ours. */
const layers = {
  core: [],
  rules: ["core"],
  lifecycle: ["core", "rules"],
  assessment: ["core", "rules"],
  pack: ["core", "rules", "lifecycle", "assessment"],
  "json-rules-engine": ["core", "rules"],
  // The adapter is loaded only when it is asked for.
  cli: ["core", "rules", "lifecycle", "assessment", "pack", "json-rules-engine"],
};

const names = (folders) => folders.map((folder) => `packages/${folder}/`).join("|");

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...Object.entries(layers).map(([folder, below]) => ({
      name: `layer-${folder}`,
      comment: `packages/${folder} may import only: ${below.join(", ") || "nothing of ours"}`,
      severity: "error",
      from: { path: `^packages/${folder}/src`, pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/", pathNot: `^(${names([folder, ...below])})` },
    })),
    {
      name: "pure-packages",
      comment: "Whatever decides reads no file, clock or network; the pack's file reader is the subpath ./node.",
      severity: "error",
      from: {
        path: "^packages/(core|rules|lifecycle|assessment|pack|json-rules-engine)/src",
        pathNot: "(\\.test\\.ts|pack/src/node(\\.ts|/))",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "zod-behind-schema",
      comment: "Evaluators never import zod: it stays behind the schema subpaths.",
      severity: "error",
      from: { path: "^packages/(core|rules|lifecycle|assessment|json-rules-engine)/src", pathNot: "(schema(\\.ts|/)|\\.test\\.ts$)" },
      to: { path: "node_modules/.*zod|/schema(\\.ts|/)" },
    },
    {
      name: "json-rules-engine-in-its-adapter",
      comment: "The engine and its path library are reached through the adapter only.",
      severity: "error",
      from: { path: "^packages/", pathNot: "^packages/json-rules-engine/" },
      to: { path: "node_modules/(json-rules-engine|jsonpath-plus)/" },
    },
    {
      name: "packs-are-data",
      severity: "error",
      from: { path: "^packages/(core|rules|lifecycle|assessment|pack|json-rules-engine)/src", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/pack-" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["@guiju/source", "import", "types", "default"] },
  },
};
