import { existsSync, readFileSync } from "node:fs";
import { defineConfig, type Format, type Options } from "tsup";

/** The sources of what the package in the current folder exports. */
const exported = Object.values(
  (JSON.parse(readFileSync("package.json", "utf8")) as { exports?: Record<string, string | { "@guiju/source"?: string }> }).exports ?? {},
).flatMap((target) => (typeof target === "string" ? [] : (target["@guiju/source"] ?? [])));

/**
 * Sources that get a file of their own besides: the start of a command, which is only ever run as a module, and what pulls in code
 * that old browsers cannot load (`Intl.Segmenter`, the `v` flag), so that a host's bundler can leave it out.
 */
const alone: Readonly<Record<Format, readonly string[]>> = {
  esm: ["src/main.ts", "src/display-width.ts"],
  cjs: ["src/display-width.ts"],
  iife: [],
};

/** esbuild's note of the file that inlined code comes from, with a path that depends on where the build runs. */
const FOREIGN_COMMENT = /^\/\/ \S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+\/\S+)$/gm;

function build(format: Format): Options {
  return {
    entry: [...exported, ...alone[format].filter((file) => existsSync(file))],
    format: [format],
    target: "es2022",
    platform: existsSync("src/main.ts") || existsSync("src/node.ts") ? "node" : "neutral",
    removeNodeProtocol: false,
    // One copy of each class and cache, whichever subpaths a program loads.
    splitting: true,
    // Rollup writes the CommonJS files: without it tsup uses sucrase, which turns every `?.` and `??` into calls.
    treeshake: format === "cjs",
    plugins: [{ name: "short-comments", renderChunk: (code) => ({ code: code.replaceAll(FOREIGN_COMMENT, "// $1") }) }],
    dts: { entry: exported, compilerOptions: { ignoreDeprecations: "6.0", customConditions: ["@guiju/source"] } },
    esbuildOptions(options) {
      // What a package lists under devDependencies goes into its files: no JSON modules, no CommonJS interop, nothing more to install.
      options.mainFields = ["module", "main"];
      // Our one use of it is `createRequire`, which takes a path as well.
      if (format === "cjs") options.define = { ...options.define, "import.meta.url": "__filename" };
    },
  };
}

const config: Options[] = defineConfig([build("esm"), build("cjs")]) as Options[];

export default config;
