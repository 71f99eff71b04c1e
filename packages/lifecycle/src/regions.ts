import { escapePointer } from "@guiju/core";
import type { LifecycleFile, Region, StateNode } from "./lifecycle-file.ts";

/** A region of a lifecycle file, with its name and the pointer under which the file states it. A flat lifecycle is one region without a name. */
export interface FileRegion extends Region {
  readonly name: string | undefined;
  readonly pointer: string;
}

/**
 * The regions of a lifecycle file in order; a flat lifecycle is one region without a name.
 *
 * @example
 * regionsOf(source.file).map((region) => region.initial); // => ["none"]
 */
export function regionsOf(file: LifecycleFile): readonly FileRegion[] {
  if (file.regions === undefined) {
    const { initial = "", start = [], states = {} } = file;
    return [{ name: undefined, pointer: "/file", initial, start, states }];
  }
  return Object.entries(file.regions).map(([name, region]) => ({ ...region, name, pointer: `/file/regions/${escapePointer(name)}` }));
}

/**
 * The states of all regions of a lifecycle file, in order.
 *
 * @example
 * [...statesOf(source.file).keys()]; // => ["none", "asked", "granted"]
 */
export function statesOf(file: LifecycleFile): ReadonlyMap<string, StateNode> {
  return new Map(regionsOf(file).flatMap((region) => Object.entries(region.states)));
}
