import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles modules of the repository whole for a browser, minified, with all they depend on inlined; they are reached by a global. */
export async function bundled(modules: readonly string[], globalName: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "guiju-browser-"));
  try {
    writeFileSync(join(folder, "page.ts"), modules.map((name) => `export * from "${name}";\n`).join(""));
    writeFileSync(join(folder, "tsconfig.json"), "{}");
    await build({
      config: false,
      silent: true,
      entry: { page: join(folder, "page.ts") },
      outDir: join(folder, "out"),
      tsconfig: join(folder, "tsconfig.json"),
      format: ["iife"],
      globalName,
      target: "es2022",
      platform: "browser",
      minify: true,
      noExternal: [/./],
      outExtension: () => ({ js: ".js" }),
      esbuildOptions(options) {
        options.conditions = ["@guiju/source"];
        options.nodePaths = [join(ROOT, "node_modules")];
      },
    });
    return readFileSync(join(folder, "out/page.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
