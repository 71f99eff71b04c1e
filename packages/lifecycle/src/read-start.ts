import { escapePointer, nearest } from "@guiju/core";
import type { CompiledRegion, Lifecycle } from "./compiled.ts";
import { isObject, type Reading, refuse, refuseUnknownKeys, shown, wrongType } from "./read-fields.ts";

/** Reads where a record begins: a state, which stands for its region, or in a parallel lifecycle a state for each region named. */
export function readStart(reading: Reading, lifecycle: Lifecycle, value: unknown): readonly (string | undefined)[] | undefined {
  const { regions } = lifecycle;
  const isParallel = regions[0]?.name !== undefined;
  if (isParallel && isObject(value)) {
    const byName = new Map(regions.map((region) => [region.name as string, region]));
    refuseUnknownKeys(reading, value, byName, "/startsAt");
    if (Object.keys(value).length === 0) {
      refuse(reading, "no_region", "/startsAt", { zh: "没有写明哪个区域的起始状态。", en: "No region is named." });
    }
    return regions.map((region) =>
      Object.hasOwn(value, region.name as string)
        ? readState(reading, lifecycle, [region], value[region.name as string], `/startsAt/${escapePointer(region.name as string)}`)
        : undefined,
    );
  }
  const state = readState(reading, lifecycle, regions, value, "/startsAt");
  return state === undefined ? undefined : regions.map((region) => (region.states.includes(state) ? state : undefined));
}

/** Reads the name of a state of some regions; a dated view of a state stands for it. */
function readState(
  reading: Reading,
  lifecycle: Lifecycle,
  regions: readonly CompiledRegion[],
  value: unknown,
  pointer: string,
): string | undefined {
  if (typeof value !== "string") return wrongType(reading, value, pointer, { zh: "状态名称", en: "the name of a state" });
  const states = regions.flatMap((region) => region.states);
  if (states.includes(value)) return value;
  for (const [state, views] of lifecycle.dated) {
    if (states.includes(state) && views.some((view) => view.state === value)) return state;
  }
  const suggestion = nearest(value, states);
  refuse(
    reading,
    "unknown_state",
    pointer,
    { zh: `没有“${shown(value)}”这个状态。`, en: `There is no state "${shown(value)}".` },
    suggestion === undefined ? {} : { suggestion },
  );
  return undefined;
}
