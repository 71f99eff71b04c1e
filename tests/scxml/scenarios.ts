import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { readXml, type XmlElement } from "./read-xml.ts";

/** One scenario of the test framework: a document, the events sent to it and the leaves that must be active after each. */
export interface Scenario {
  readonly name: string;
  readonly document: XmlElement;
  /** Absent where the document is a part of another scenario. */
  readonly script: Script | undefined;
}

/** What is sent and what must follow. */
export interface Script {
  readonly initialConfiguration: readonly string[];
  readonly events: readonly { readonly event: { readonly name: string }; readonly nextConfiguration: readonly string[] }[];
}

/** The folder of the installed test framework; its files are read where they are and never copied. */
export const frameworkFolder: string = dirname(createRequire(import.meta.url).resolve("@scion-scxml/test-framework/package.json"));

/** Every scenario of the framework, by name. */
export function readScenarios(): readonly Scenario[] {
  const folder = join(frameworkFolder, "test");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const known = new Set(files);
  return files
    .filter((file) => file.endsWith(".scxml"))
    .sort()
    .map((file) => {
      const base = file.slice(0, -".scxml".length);
      const text = readFileSync(join(folder, file), "utf8");
      const script = known.has(`${base}.json`) ? (JSON.parse(readFileSync(join(folder, `${base}.json`), "utf8")) as Script) : undefined;
      return { name: relative(".", base).split(sep).join("/"), document: readXml(text), script };
    });
}
