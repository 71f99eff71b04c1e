import type { Text } from "@guiju/core";

const digits = "零一二三四五六七八九十";

/**
 * Says a share as people do.
 *
 * @example
 * ratioWords([1, 2]); // => { zh: "半数", en: "half" }
 * ratioWords([2, 3]).zh; // => "三分之二"
 */
export function ratioWords([part, whole]: readonly [number, number]): Text {
  if (part * 2 === whole) return { zh: "半数", en: "half" };
  const [top, bottom] = [digits[part], digits[whole]];
  return { zh: top === undefined || bottom === undefined ? `${whole}分之${part}` : `${bottom}分之${top}`, en: `${part}/${whole}` };
}
