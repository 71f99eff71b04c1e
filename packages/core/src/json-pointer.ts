/**
 * Goes one step further down a JSON pointer (RFC 6901).
 *
 * @example
 * below("/norms/3", "a/b"); // => "/norms/3/a~1b"
 */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${escapePointer(String(key))}`;
}

/**
 * Escapes a name for use in a JSON pointer (RFC 6901).
 *
 * @example
 * escapePointer("a/b~c"); // => "a~1b~0c"
 */
export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * Gives the name that a step of a JSON pointer stands for (RFC 6901).
 *
 * @example
 * unescapePointer("a~1b~0c"); // => "a/b~c"
 */
export function unescapePointer(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
