import type { WorkCalendar } from "@guiju/core";
import type { Evaluate, Reader, Test } from "../closures/closure.ts";
import { condClosure, exprClosure } from "../closures/closures.ts";
import { pathReader } from "../closures/env-reader.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Env } from "../scope.ts";
import type { Subject } from "./subject.ts";
import { idOf, todayVariable } from "./variable.ts";

/** Tries conditions on data by the closures that also run them in earnest. */
export interface Trial {
  /** The data at hand, by the id of their variable; what is absent is not recorded. */
  readonly data: Map<string, Datum>;
  test(cond: IrCond, element?: Datum): Truth;
}

const noCalendar: WorkCalendar = { years: [], isCovered: () => false, kindOf: () => "working" };

/** Makes a trial; each condition is turned into a closure once. */
export function trialOf(subject: Subject): Trial {
  const data = new Map<string, Datum>();
  const tests = new Map<IrCond, Test>();
  const values = new Map<string, Evaluate>();
  // What has a name is worked out once a test, however many ways lead to it.
  const held = new Map<string | number, Datum>();
  const env: Env = {
    self: {},
    facts: {},
    value: () => undefined,
    reading: () => "",
    calendar: noCalendar,
    clip: "clip",
    get today() {
      return data.get(todayVariable.id) as number;
    },
  };
  const testOf = (cond: IrCond): Test => {
    const test = tests.get(cond) ?? condClosure(cond, reader);
    tests.set(cond, test);
    return test;
  };
  const reader: Reader = {
    named: (index) => () => {
      if (!held.has(index)) held.set(index, testOf(subject.named(index).ir)(env, undefined));
      return held.get(index) as Truth;
    },
    read(ir) {
      if (ir.from === "item") return pathReader((_, item) => item, ir.keys);
      const name = String(ir.keys[0]);
      const source = ir.from === "value" ? subject.derived(name) : undefined;
      if (source === undefined) {
        const id = idOf(ir);
        return () => data.get(id);
      }
      const value = values.get(name) ?? exprClosure(source, reader);
      values.set(name, value);
      return () => {
        if (!held.has(name)) held.set(name, value(env, undefined));
        return held.get(name);
      };
    },
  };
  return {
    data,
    test(cond, element) {
      held.clear();
      return testOf(cond)(env, element);
    },
  };
}
