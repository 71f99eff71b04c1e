import { isAfter, isAtLeast, isAtMost, isBefore, isEqual, isRecordedNull, not } from "../comparison.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrDecorator, IrOperator } from "../ir.ts";
import type { Env } from "../scope.ts";
import { visited } from "./closure.ts";

/** Compares two data; lists are looked through within the budget of the environment. */
export type Operation = (a: Datum, b: Datum, env: Env) => Truth;

/** Puts an operator and its decorators together; `base` stands for the bare operator where a better one is at hand. */
export function operationOf(operator: IrOperator, decorators: readonly IrDecorator[], pointer: string, base?: Operation): Operation {
  let operation = base ?? bareOperation(operator, pointer);
  for (const decorator of [...decorators].reverse()) operation = decorated(decorator, operation, pointer);
  return operation;
}

function bareOperation(operator: IrOperator, pointer: string): Operation {
  switch (operator) {
    case "lt":
      return isBefore;
    case "le":
      return isAtMost;
    case "gt":
      return isAfter;
    case "ge":
      return isAtLeast;
    case "eq":
      return isEqual;
    case "ne":
      return negated(isEqual);
    case "in":
      return decorated("someValue", isEqual, pointer);
    case "notIn":
      return negated(bareOperation("in", pointer));
    case "contains":
      return decorated("someFact", isEqual, pointer);
    case "containsNot":
      return negated(bareOperation("contains", pointer));
    case "isNull":
      return isRecordedNull;
    case "isSet":
      return (a) => a !== undefined && a !== null;
  }
}

function decorated(decorator: IrDecorator, next: Operation, pointer: string): Operation {
  switch (decorator) {
    case "not":
      return negated(next);
    case "swap":
      return swapped(next);
    case "someFact":
    case "everyFact":
      return overList(next, decorator === "someFact", pointer);
    case "someValue":
    case "everyValue":
      return swapped(overList(swapped(next), decorator === "someValue", pointer));
  }
}

function negated(next: Operation): Operation {
  return (a, b, env) => not(next(a, b, env));
}

function swapped(next: Operation): Operation {
  return (a, b, env) => next(b, a, env);
}

function overList(next: Operation, decisive: boolean, pointer: string): Operation {
  return (list, b, env) => {
    const elements = visited(list, env, pointer);
    if (elements === undefined) return undefined;
    let result: Truth = !decisive;
    for (const element of elements) {
      const truth = next(element, b, env);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}
