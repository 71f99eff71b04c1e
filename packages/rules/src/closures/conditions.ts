import { not } from "../comparison.ts";
import type { Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import { type Making, type Test, visited } from "./closure.ts";
import { compareOf } from "./compare.ts";

/** Makes the closure of a condition of any kind. */
export function condOf(making: Making, ir: IrCond): Test {
  switch (ir.op) {
    case "all":
    case "any":
      return group(
        ir.parts.map((part) => making.cond(making, part)),
        ir.op === "any",
      );
    case "not": {
      const part = making.cond(making, ir.part);
      return (env, item) => not(part(env, item));
    }
    case "some":
    case "every":
      return ofElements(making, ir);
    case "named":
      return making.reader.named(ir.index);
    case "compare":
      return compareOf(making, ir);
  }
}

/** `all` stops at the first false, `any` at the first true (`decisive`); an unknown in between leaves the group unknown. */
function group(tests: readonly Test[], decisive: boolean): Test {
  const [first, second, third] = tests as readonly [Test, Test, Test];
  if (tests.length === 1) return first;
  if (tests.length === 2) {
    return (env, item) => {
      const one = first(env, item);
      if (one === decisive) return decisive;
      const other = second(env, item);
      return one === undefined && other !== decisive ? undefined : other;
    };
  }
  if (tests.length === 3) {
    return (env, item) => {
      const one = first(env, item);
      if (one === decisive) return decisive;
      const other = second(env, item);
      if (other === decisive) return decisive;
      const last = third(env, item);
      return (one === undefined || other === undefined) && last !== decisive ? undefined : last;
    };
  }
  return (env, item) => {
    let result: Truth = !decisive;
    for (let index = 0; index < tests.length; index += 1) {
      const truth = (tests[index] as Test)(env, item);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}

function ofElements(making: Making, ir: Extract<IrCond, { readonly op: "some" | "every" }>): Test {
  const [list, where, { pointer }] = [making.expr(making, ir.list), making.cond(making, ir.where), ir];
  const decisive = ir.op === "some";
  return (env, item) => {
    const elements = visited(list(env, item), env, pointer);
    if (elements === undefined) return undefined;
    let result: Truth = !decisive;
    for (const element of elements) {
      const truth = where(env, element);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}
