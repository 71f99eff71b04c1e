import type { Issue } from "@guiju/core";
import type { Lifecycle } from "./compiled.ts";
import { isObject, shown } from "./read-fields.ts";
import { readHistory } from "./read-history.ts";
import { type ReplayOptions, replayWorlds, reportOf } from "./replay.ts";
import type { Report } from "./report.ts";

/** A history that could not be judged, and why. The others are judged all the same. */
export interface HistoryProblem {
  readonly id: string | null;
  readonly lifecycle: string | null;
  readonly error: { readonly code: "invalid_history" | "unknown_lifecycle" | "duplicate_id"; readonly issues: readonly Issue[] };
}

/**
 * Judges many histories, one report each, in order. A history that is not well formed gives its problem instead and does not stop the rest;
 * so does one whose id was already used. Works on any iterable and keeps nothing but the ids.
 *
 * @example
 * const lifecycles = new Map([["library/card", cards]]);
 * const results = [...auditAll(lifecycles, [history, { ...history, id: 7 }], { calendar, today: "2026-10-31" })];
 * results.map((result) => ("error" in result ? result.error.code : result.state)); // => ["asked", "invalid_history"]
 */
export function* auditAll(
  lifecycles: ReadonlyMap<string, Lifecycle>,
  histories: Iterable<unknown>,
  options: ReplayOptions,
): Generator<Report | HistoryProblem, void, undefined> {
  const seen = new Set<string>();
  for (const json of histories) yield auditOne(lifecycles, json, options, seen);
}

/**
 * Judges one history of a stream; `seen` holds the ids used so far and takes this one's.
 *
 * @example
 * const lifecycles = new Map([["library/card", cards]]);
 * const result = auditOne(lifecycles, { ...history, lifecycle: "library/book" }, { calendar });
 * "error" in result ? result.error.code : result.state; // => "unknown_lifecycle"
 */
export function auditOne(
  lifecycles: ReadonlyMap<string, Lifecycle>,
  json: unknown,
  options: ReplayOptions,
  seen?: Set<string>,
): Report | HistoryProblem {
  const id = isObject(json) && typeof json.id === "string" ? shown(json.id) : null;
  const name = isObject(json) && typeof json.lifecycle === "string" ? json.lifecycle : null;
  const lifecycle = name === null ? undefined : lifecycles.get(name);
  if (lifecycle === undefined) return unknownLifecycle(lifecycles, json, id, name);
  const read = readHistory(lifecycle, json);
  if ("issues" in read) return { id, lifecycle: name, error: { code: "invalid_history", issues: read.issues } };
  const { history } = read;
  if (seen?.has(history.id) === true) {
    const issue: Issue = {
      code: "duplicate_id",
      pointer: "/id",
      message: { zh: "这个编号前面已经用过，同一份材料不应出现两次。", en: "This id was already used; one case should not appear twice." },
    };
    return { id, lifecycle: name, error: { code: "duplicate_id", issues: [issue] } };
  }
  seen?.add(history.id);
  if (history.today === undefined && options.today === undefined) {
    const issue: Issue = {
      code: "missing_today",
      pointer: "/today",
      message: {
        zh: "没有判断所依据的日期：请在材料里写 today，或另行给出。",
        en: "No day of judging: give `today` in the history or beside it.",
      },
    };
    return { id, lifecycle: name, error: { code: "invalid_history", issues: [issue] } };
  }
  return reportOf(lifecycle, history, replayWorlds(lifecycle, history, options), options);
}

function unknownLifecycle(
  lifecycles: ReadonlyMap<string, Lifecycle>,
  json: unknown,
  id: string | null,
  name: string | null,
): HistoryProblem {
  const names = [...lifecycles.keys()];
  const issue: Issue = isObject(json)
    ? {
        code: "unknown_lifecycle",
        pointer: "/lifecycle",
        message: { zh: "没有加载这个生命周期。", en: "No such lifecycle is loaded." },
        expected: { zh: names.join("、"), en: names.join(", ") },
      }
    : {
        code: "wrong_type",
        pointer: "",
        message: { zh: "类型不对：应为一份全程纪实（对象）。", en: "Wrong type: expected a history (an object)." },
      };
  return {
    id,
    lifecycle: name === null ? null : shown(name),
    error: { code: isObject(json) ? "unknown_lifecycle" : "invalid_history", issues: [issue] },
  };
}
