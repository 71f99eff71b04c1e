import { type Issue, type Place, parseJson } from "@guiju/core";
import type { Pack } from "../pack.ts";

type PlaceOf = ReturnType<typeof parseJson>["placeOf"];

/** Gives the place of a pointer into a file of a pack, or of the nearest value around it. Each file is parsed once. */
export function placesIn(pack: Pack): (file: string, pointer: string) => Place {
  const parsed = parsedFiles(pack);
  return (file, pointer) => placeNear(parsed(file), pointer) ?? { file, line: 1, column: 1, length: 1 };
}

/** Gives what finds places in a file of a pack. Each file is parsed once. */
export function parsedFiles(pack: Pack): (file: string) => PlaceOf {
  const known = new Map<string, PlaceOf>();
  return (file) => {
    const placeOf = known.get(file) ?? parseJson(pack.sources.get(file) ?? "", file).placeOf;
    known.set(file, placeOf);
    return placeOf;
  };
}

function placeNear(placeOf: PlaceOf, pointer: string): Issue["place"] {
  const place = placeOf(pointer, "key") ?? (pointer === "" ? undefined : placeOf(pointer));
  return place !== undefined || pointer === "" ? place : placeNear(placeOf, pointer.slice(0, pointer.lastIndexOf("/")));
}
