/** One element of an XML document, its name without prefix. Text between elements is dropped: structure is all that is read here. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<!DOCTYPE[^>]*>|<\/?[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

/** Reads the elements of an XML document: what the scenarios need and no more. */
export function readXml(text: string): XmlElement {
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[] }[] = [{ name: "", attributes: {}, children: [] }];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith("<!") || token.startsWith("<?")) continue;
    const name = (/^<\/?(?:[^\s:/>]+:)?([^\s/>]+)/.exec(token)?.[1] ?? "").trim();
    if (token.startsWith("</")) {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}>`);
      open.at(-1)?.children.push(closed);
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key, double, single] of token.matchAll(ATTRIBUTE)) attributes[key as string] = decoded(double ?? single ?? "");
    const element = { name, attributes, children: [] };
    if (token.endsWith("/>")) open.at(-1)?.children.push(element);
    else open.push(element);
  }
  const [root] = open[0]?.children ?? [];
  if (open.length !== 1 || root === undefined) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] as string);
}
