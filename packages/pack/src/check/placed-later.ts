import type { Issue } from "@guiju/core";

/** An issue of a file of the pack, before its place is found from its pointer. */
export type PlacedLater = Issue & { readonly file: string };
