import type { Datum, Fields, Truth } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import type { Env } from "../scope.ts";
import type { Evaluate, Reader } from "./closure.ts";

type Source = (env: Env, item: Datum) => Datum | Fields;

const sources: Readonly<Record<Exclude<IrRead["from"], "value">, Source>> = {
  fact: (env) => env.facts,
  self: (env) => env.self,
  result: (env) => env.result,
  item: (_, item) => item,
};

/** Reads from the environment itself; it knows no named conditions. */
export const envReader: Reader = {
  read: ({ from, keys }) => {
    if (from !== "value") return pathReader(sources[from], keys);
    const name = String(keys[0]);
    return (env) => env.value(name);
  },
  named: () => (): Truth => undefined,
};

/** Reads own fields and list positions, one after another, of what a source gives. */
export function pathReader(source: Source, keys: IrRead["keys"]): Evaluate {
  const [first, ...rest] = keys;
  if (first === undefined) return source;
  if (rest.length === 0) return (env, item) => partOf(source(env, item), first);
  return (env, item) => {
    let datum = partOf(source(env, item), first);
    for (const key of rest) datum = partOf(datum, key);
    return datum;
  };
}

/** Gives an own field of a record, or the element at a position of a list; Missing where there is none. */
export function partOf(datum: Datum, key: string | number): Datum {
  if (typeof datum !== "object" || datum === null) return undefined;
  if (typeof key === "number") return Array.isArray(datum) ? (datum as readonly Datum[])[key] : undefined;
  return !Array.isArray(datum) && Object.hasOwn(datum, key) ? (datum as Fields)[key] : undefined;
}
