import type { Lifecycle } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";

/**
 * The file and the pointer in it of a pointer into a lifecycle's source (`/file/…`, `/norms/<i>…`, `/decisions/<i>…`, `/interpretations…`).
 *
 * @example
 * originOf(pack, lifecycle, "/file/initial"); // => { file: "lifecycles/member-development.json", pointer: "/initial" }
 */
export function originOf(pack: Pack, lifecycle: Lifecycle, pointer: string): { readonly file: string; readonly pointer: string } {
  const [, root = "", position = "", ...rest] = pointer.split("/");
  const tail = rest.map((step) => `/${step}`).join("");
  if (root === "norms" || root === "decisions") {
    let left = Number(position);
    for (const chapter of pack.chapters.filter((each) => each.lifecycle === lifecycle.name)) {
      if (left < chapter[root].length) return { file: chapter.file, pointer: `/${root}/${left}${tail}` };
      left -= chapter[root].length;
    }
  }
  const inFile = position === "" ? "" : `/${position}${tail}`;
  if (root === "interpretations") return { file: "pack.json", pointer: `/interpretations${inFile}` };
  const file = pack.lifecycleFiles.find((each) => each.name === lifecycle.name)?.file ?? "pack.json";
  return { file, pointer: root === "file" ? inFile : "" };
}
