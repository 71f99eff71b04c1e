/**
 * Sums data up in eight hexadecimal digits (FNV-1a over its JSON text): whatever changes in the data, the digits change.
 *
 * The words of a table leave things out, such as the order of a comparison; with the digits beside them a change of data is seen in review all the same.
 *
 * @example
 * fingerprint({ months: 1 }) === fingerprint({ months: 2 }); // => false
 */
export function fingerprint(data: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(data) ?? "") {
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

/** The digits as a note that Markdown does not show. */
export function fingerprintNote(data: unknown): string {
  return `<!-- ${fingerprint(data)} -->`;
}
