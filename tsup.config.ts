import { existsSync, readFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

/** The entries of the package in the current folder: every export that has a source file, and the start of a command. */
function entries(): string[] {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { exports?: Record<string, string | { "@guiju/source"?: string }> };
  const exported = Object.values(manifest.exports ?? {}).flatMap((target) =>
    typeof target === "string" || target["@guiju/source"] === undefined ? [] : [target["@guiju/source"]],
  );
  return existsSync("src/main.ts") ? [...exported, "src/main.ts"] : exported;
}

const config: Options | Options[] | ((override: Options) => Options) = defineConfig({
  entry: entries(),
  format: ["esm"],
  target: "es2022",
  platform: existsSync("src/main.ts") || existsSync("src/node.ts") ? "node" : "neutral",
  dts: { compilerOptions: { ignoreDeprecations: "6.0", customConditions: ["@guiju/source"] } },
  clean: true,
  // Data and UMD packages go into the file, so that a host needs neither JSON modules nor CommonJS interop.
  noExternal: ["jsonc-parser", "chinese-days"],
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
  },
}) as Options;

export default config;
