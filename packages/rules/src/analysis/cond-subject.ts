import type { WorkCalendar } from "@guiju/core";
import { parseDate } from "@guiju/core";
import { condClosure } from "../closures/closures.ts";
import { envReader } from "../closures/env-reader.ts";
import type { Datum, Fields } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import type { Env } from "../scope.ts";
import { rawFacts, rawToday } from "./raw.ts";
import { recordOf } from "./record.ts";
import type { Subject } from "./subject.ts";
import type { Assignment } from "./variable.ts";

const groups: Readonly<Record<IrRead["from"], string>> = { fact: "facts", self: "self", result: "result", value: "values", item: "item" };

const noCalendar: WorkCalendar = { years: [], isCovered: () => false, kindOf: () => "working" };

/** Makes the subject of one condition over named groups of facts. Its readings and calendar are not known. */
export function condSubject(): Subject {
  const tried = new WeakMap<object, Assignment>();
  return {
    counts: "any",
    named: () => {
      throw new RangeError("a condition outside a rule set names no other");
    },
    derived: () => undefined,
    exampleOf(assignment) {
      const example = { facts: rawFacts(assignment, keysIn), ...rawToday(assignment) };
      tried.set(example, assignment);
      return example;
    },
    truthOf: (cond, example) => condClosure(cond, envReader)(envOf(tried.get(example) ?? new Map(), example.today), undefined),
  };
}

function keysIn({ from, keys }: IrRead): readonly (string | number)[] {
  return [groups[from], ...keys];
}

function envOf(assignment: Assignment, today: string | undefined): Env {
  let all: Datum = {};
  for (const [{ read }, datum] of assignment) if (read) all = recordOf(all, keysIn(read), datum);
  const group = (name: string): Fields => ((all as Fields)[name] as Fields | undefined) ?? {};
  const values = group("values");
  return {
    self: group("self"),
    facts: group("facts"),
    result: group("result"),
    value: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
    reading: () => "",
    calendar: noCalendar,
    clip: "clip",
    today: (today === undefined ? undefined : parseDate(today)) ?? Number.NaN,
  };
}
