import { below, GuijuError, type Issue } from "@guiju/core";
import { type Datum, type EvaluateOptions, type Evaluation, evaluate, type RuleSet, type Truth, type Typed } from "@guiju/rules";
import { evaluatorOf, type Frame, frameOf, type IrCond, type IrExpr, type IrRead } from "@guiju/rules/closures";
import { pathOf } from "@guiju/rules/compile";
import { type Almanac, Engine } from "json-rules-engine";
import { decoded } from "./decode.ts";
import { engineSteps } from "./engine-steps.ts";
import { pathResolver } from "./path-resolver.ts";
import { addRailOperators, countOf, factRails, groupRails, known, leafRails, notRails, type Place, type Rails, truthsOn } from "./rails.ts";
import { own } from "./settled-path.ts";

/** How many list elements the engine may look at: as many as one evaluation here. */
const MOST_STEPS = 10_000_000;

/** How often a run may come to a named condition: json-rules-engine tests it anew at each place that names it. */
const MOST_NAMED = 100_000;

/** One run of a rule set. */
interface Run {
  readonly ruleSet: RuleSet;
  readonly frame: Frame;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly issues: Map<string, Issue>;
}

/** One engine of a run: that of the rules, or that of the conditions of one list element. */
interface Board {
  readonly run: Run;
  readonly engine: Engine;
  readonly named: Set<number>;
  readonly element?: { readonly raw: unknown; readonly pointer: string };
  facts: number;
}

/**
 * Runs a rule set on json-rules-engine, with the same answers as `evaluate`.
 *
 * The engine knows two answers only. Each rule is therefore asked twice, once whether it is surely true and once whether it is surely false, with
 * all groups turned round by De Morgan; where neither holds it is undetermined. Derived facts are computed by Guiju and given to the engine as
 * facts; conditions of list elements run on an engine of their own for each element. Much slower than `evaluate`: it is there to compare.
 *
 * Where `evaluate` gives up with `too_many_steps`, its answer is given and the engine is not asked.
 *
 * @throws GuijuError `limit_exceeded` where the engine alone would not come to an end: it tests every part of a group, and named conditions anew at each place
 *
 * @example
 * const { ruleSet } = compileRuleSet({
 *   facts: { score: { type: "number" } },
 *   rules: [{ name: "low", conditions: { not: { fact: "score", operator: "greaterThanInclusive", value: 60 } }, event: { type: "low" } }],
 * });
 * ruleSet && (await runOnEngine(ruleSet, { score: 59.5 })).truths; // => [true]
 * ruleSet && (await runOnEngine(ruleSet, {})).truths; // => [undefined]
 */
export async function runOnEngine(ruleSet: RuleSet, facts: unknown, options?: EvaluateOptions): Promise<Evaluation> {
  checkNamed(ruleSet);
  const evaluation = evaluate(ruleSet, facts, options);
  if (evaluation.issues.some(({ code }) => code === "too_many_steps")) return evaluation;
  checkSteps(ruleSet, facts, options);
  const frame = frameOf(ruleSet, facts, options);
  const run: Run = { ruleSet, frame, facts: frame.facts as Readonly<Record<string, unknown>>, issues: new Map() };
  const board = boardOf(run);
  const conditions = ruleSet.program.rules.map(({ ir }) => ir);
  const truths = await truthsOf(board, conditions);
  for (const issue of frame.issues) run.issues.set(`${issue.code} ${issue.pointer}`, issue);
  return { truths, issues: [...run.issues.values()] };
}

/** Lets the engine of a board answer conditions. */
function truthsOf(board: Board, conditions: readonly IrCond[]): Promise<readonly Truth[]> {
  const rails = conditions.map((ir) => railsOf(board, ir));
  return truthsOn(board.engine, rails);
}

function boardOf(run: Run, element?: Board["element"]): Board {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver });
  addRailOperators(engine);
  for (const { key, fact, params } of run.ruleSet.requests) {
    if (params === undefined) engine.addFact(`fact ${fact}`, () => own(run.facts, key), { cache: false });
    else engine.addFact(`fact ${fact}`, (asked) => own(run.facts, fact + canonical(asked)), { cache: false });
  }
  return { run, engine, named: new Set(), ...(element && { element }), facts: 0 };
}

function railsOf(board: Board, ir: IrCond): Rails {
  switch (ir.op) {
    case "all":
    case "any":
      return groupRails(
        ir.op,
        ir.parts.map((part) => railsOf(board, part)),
      );
    case "not":
      return notRails(railsOf(board, ir.part));
    case "named":
      return namedRails(board, ir.index);
    case "some":
    case "every": {
      const decisive = ir.op === "some";
      return factRails(
        addFact(board, async (almanac) => {
          const truths = await elementTruths(board, ir.list, ir.where, almanac);
          if (truths === undefined) return undefined;
          return truths.includes(decisive) ? decisive : truths.includes(undefined) ? undefined : !decisive;
        }),
      );
    }
    case "compare": {
      const { operator, decorators, a, b } = ir;
      return leafRails({ operator, decorators, a: placeOf(board, a), b: b.op === "constant" ? { constant: b.value } : placeOf(board, b) });
    }
  }
}

/** Named conditions are the engine's own, two for each. */
function namedRails(board: Board, index: number): Rails {
  const { named } = board.run.ruleSet.program;
  const condition = named[index];
  if (condition === undefined) return known.open;
  const [yes, no] = [`yes ${index}`, `no ${index}`];
  if (!board.named.has(index)) {
    board.named.add(index);
    const rails = railsOf(board, condition.ir);
    board.engine.setCondition(yes, { all: [rails.yes] } as never);
    board.engine.setCondition(no, { all: [rails.no] } as never);
  }
  return { yes: { condition: yes }, no: { condition: no } };
}

/** Registers a fact for an operand and says where it is. */
function placeOf(board: Board, ir: IrExpr): Place {
  return { fact: addFact(board, (almanac) => datumOf(board, ir, almanac)) };
}

function addFact(board: Board, compute: (almanac: Almanac) => Promise<Datum>): string {
  board.facts += 1;
  const name = `guiju ${board.facts}`;
  let once: Promise<Datum> | undefined;
  board.engine.addFact(name, (_, almanac) => (once ??= compute(almanac)), { cache: false });
  return name;
}

async function datumOf(board: Board, ir: IrExpr, almanac: Almanac): Promise<Datum> {
  if (ir.op === "read" && ir.from !== "value") return (await read(board, ir, almanac)).datum;
  if (ir.op !== "count") return evaluatorOf(board.run.ruleSet, ir)(board.run.frame, undefined);
  if (ir.where === undefined) {
    const list = await datumOf(board, ir.list, almanac);
    return Array.isArray(list) ? list.length : undefined;
  }
  const truths = await elementTruths(board, ir.list, ir.where, almanac);
  return truths && countOf(truths);
}

/** Reads through the engine and our path resolver, then takes what is there as its kind. */
async function read(board: Board, ir: IrRead, almanac: Almanac): Promise<{ readonly datum: Datum; readonly pointer: string }> {
  const { from, params, type } = ir;
  const [name = "", ...rest] = from === "fact" ? ir.keys : ["", ...ir.keys];
  const given = params === undefined ? {} : (JSON.parse(params) as Record<string, unknown>);
  const whole = from === "fact" ? await almanac.factValue<unknown>(`fact ${name}`, given) : board.element?.raw;
  const start = from === "fact" ? below("", `${name}${params ?? ""}`) : (board.element?.pointer ?? "");
  const pointer = rest.reduce<string>(below, start);
  if (!leadsOn(board.run, whole, rest, start)) return { datum: undefined, pointer };
  const path = pathOf(rest);
  const isPlain = from === "fact" && rest.length > 0 && path !== undefined;
  const raw = isPlain ? await almanac.factValue<unknown>(`fact ${name}`, given, path) : rest.reduce<unknown>(own, whole);
  const datum = decoded(raw, type, (keys, expected) => note(board.run, keys.reduce<string>(below, pointer), expected));
  return { datum, pointer };
}

/** Says whether each step finds a record or a list, as the kinds have it; something else there is noted. */
function leadsOn(run: Run, whole: unknown, steps: readonly (string | number)[], start: string): boolean {
  let [found, pointer] = [whole, start];
  for (const step of steps) {
    if (found === undefined || found === null) return false;
    const type = typeof step === "number" ? "list" : "record";
    if (typeof found !== "object" || Array.isArray(found) !== (type === "list")) {
      note(run, pointer, { type });
      return false;
    }
    [found, pointer] = [own(found, step), below(pointer, step)];
  }
  return true;
}

/** Asks an engine of its own for each element of a list. */
async function elementTruths(board: Board, list: IrExpr, where: IrCond, almanac: Almanac): Promise<readonly Truth[] | undefined> {
  if (list.op !== "read") return undefined;
  const { datum, pointer } = await read(board, list, almanac);
  if (!Array.isArray(datum)) return undefined;
  const truths: Truth[] = [];
  for (const [index, raw] of (datum as readonly unknown[]).entries()) {
    const [truth] = await truthsOf(boardOf(board.run, { raw, pointer: below(pointer, index) }), [where]);
    truths.push(truth);
  }
  return truths;
}

function note({ issues }: Run, pointer: string, expected: Typed): void {
  const message = {
    zh: `这里所给的事实不是所声明的类型（${expected.type}），现按没有记录处理。`,
    en: `The fact given here is not of its declared kind (${expected.type}). It is taken as not recorded.`,
  };
  issues.set(`wrong_type ${pointer}`, { code: "wrong_type", message, pointer });
}

/** Refuses lists that evaluation here need not go through to the end, and the engine would. */
function checkSteps(ruleSet: RuleSet, facts: unknown, options: EvaluateOptions | undefined): void {
  const frame = frameOf(ruleSet, facts, options);
  const steps = engineSteps(ruleSet, frame, MOST_STEPS);
  if (steps <= MOST_STEPS && frame.issues.every(({ code }) => code !== "too_many_steps")) return;
  throw new GuijuError("limit_exceeded", `json-rules-engine would look at more than ${MOST_STEPS} list elements`, {
    details: { most: MOST_STEPS },
  });
}

/** Refuses what would let the engine test named conditions without end. */
function checkNamed({ program }: RuleSet): void {
  const costs = new Map<number, number>();
  const costOf = (ir: IrCond): number => {
    switch (ir.op) {
      case "named": {
        const known = costs.get(ir.index);
        if (known !== undefined) return known;
        const condition = program.named[ir.index];
        const cost = 1 + (condition === undefined ? 0 : costOf(condition.ir));
        costs.set(ir.index, cost);
        return cost;
      }
      case "all":
      case "any":
        return ir.parts.reduce((sum, part) => sum + costOf(part), 0);
      case "not":
        return costOf(ir.part);
      case "some":
      case "every":
        return costOf(ir.where);
      case "compare":
        return ofOperand(ir.a) + ofOperand(ir.b);
    }
  };
  const ofOperand = (ir: IrExpr): number => (ir.op === "count" && ir.where !== undefined ? costOf(ir.where) : 0);
  const cost = program.rules.reduce((sum, { ir }) => sum + costOf(ir), 0);
  if (cost <= MOST_NAMED) return;
  throw new GuijuError("limit_exceeded", `json-rules-engine would come to a named condition ${cost} times`, {
    details: { cost, most: MOST_NAMED },
  });
}

function canonical(params: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.keys(params)
        .sort()
        .map((name) => [name, params[name]]),
    ),
  );
}
