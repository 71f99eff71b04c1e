import stringWidth from "string-width";

/**
 * Counts the places a text takes on a terminal or in a fixed-width font; a Chinese character takes two.
 *
 * @example
 * displayWidth("规定 norm"); // => 9
 */
export function displayWidth(text: string): number {
  return stringWidth(text);
}
