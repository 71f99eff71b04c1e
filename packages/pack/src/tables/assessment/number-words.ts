/** A number with the minus of print. */
export function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

/** A word before a number: one that is not Chinese stands apart from it. */
export function beforeNumber(word: string): string {
  return /[\x21-\x7e]/.test(word) ? `${word} ` : word;
}
