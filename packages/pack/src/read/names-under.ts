/**
 * The texts that stand under a key anywhere in JSON, in their order, each once.
 *
 * @example
 * [...namesUnder("fact", '{"all":[{"fact":"age"},{"fact":"age"}]}')]; // => ["age"]
 */
export function namesUnder(key: string, json: string): ReadonlySet<string> {
  const found = json.matchAll(new RegExp(`"${key}":("(?:[^"\\\\]|\\\\.)*")`, "g"));
  return new Set([...found].map((match) => JSON.parse(match[1] as string) as string));
}
