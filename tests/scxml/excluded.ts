import { conditionOf } from "./chart.ts";
import type { XmlElement } from "./read-xml.ts";

const STRUCTURE = new Set([
  "scxml",
  "state",
  "parallel",
  "final",
  "initial",
  "history",
  "transition",
  "onentry",
  "onexit",
  "raise",
  // Writes a line for people; it changes nothing.
  "log",
  // Alone it declares nothing.
  "datamodel",
]);

/** Says why a scenario is more than structure, or `undefined` where it is nothing else: no data, no script, no message, no clock. */
export function excludedFor(document: XmlElement): string | undefined {
  const elements = [...everyElement(document)];
  const beyond = [...new Set(elements.map((each) => each.name).filter((name) => !STRUCTURE.has(name)))].sort();
  if (beyond.length > 0) return `uses <${beyond.join(">, <")}>`;
  const scripted = elements.find((each) => each.attributes.cond !== undefined && conditionOf(each.attributes.cond) === undefined);
  return scripted === undefined ? undefined : `condition needs a script engine: ${scripted.attributes.cond}`;
}

function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}
