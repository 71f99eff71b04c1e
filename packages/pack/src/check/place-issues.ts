import { type Issue, type Place, parseJson } from "@guiju/core";
import type { Pack } from "../pack.ts";

/** Gives the place of a pointer into a file of a pack, or of the nearest value around it. Each file is parsed once. */
export function placesIn(pack: Pack): (file: string, pointer: string) => Place {
  const places = new Map<string, ReturnType<typeof parseJson>["placeOf"]>();
  return (file, pointer) => {
    const placeOf = places.get(file) ?? parseJson(pack.sources.get(file) ?? "", file).placeOf;
    places.set(file, placeOf);
    return placeNear(placeOf, pointer) ?? { file, line: 1, column: 1, length: 1 };
  };
}

function placeNear(placeOf: ReturnType<typeof parseJson>["placeOf"], pointer: string): Issue["place"] {
  const place = placeOf(pointer, "key") ?? (pointer === "" ? undefined : placeOf(pointer));
  return place !== undefined || pointer === "" ? place : placeNear(placeOf, pointer.slice(0, pointer.lastIndexOf("/")));
}
