import { type SlotValue, type Text, textOf } from "@guiju/core";
import type { Check, Decision, Norm, PassRule, PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { bodyOf } from "../texts/norm-index.ts";
import { nameOf, plain } from "../texts/words.ts";
import { distinct, expressionWords, phrase } from "./expression-words.ts";
import { periodWords } from "./period-words.ts";
import { ratioWords } from "./ratio-words.ts";

/** What a pack's own sentence of a check may fill in. */
type Parameters = Readonly<Record<string, SlotValue>>;

/**
 * The messages that may say a check or a vote in the pack's own words, the closest first: `rule.<slot>.<check>`, or `rule.<slot>` where the check has no name;
 * with `.none` behind it where the most allowed is 0, with `.exactly` where the least is the most.
 */
function ruleKeys(slot: string, stated: Check | Decision): readonly string[] {
  const name = "slot" in stated ? undefined : stated.name;
  const key = name === undefined ? `rule.${slot}` : `rule.${slot}.${name}`;
  const { min, max } = stated as { min?: Expr; max?: Expr };
  return [...(max === 0 ? [`${key}.none`] : []), ...(max !== undefined && min === max ? [`${key}.exactly`] : []), key];
}

/**
 * Says a check in the pack's own words, with its parameters filled in; nothing where the pack has no sentence for it,
 * or one that asks for a parameter the check does not have.
 */
export function ruleWords(pack: Pack, slot: string, stated: Check | Decision): Text | undefined {
  const parameters = parametersOf(pack, stated);
  const keys = ruleKeys(slot, stated).filter((key) => slotsOf(pack, key).every((name) => Object.hasOwn(parameters, name)));
  return textOf(pack.catalogue, keys, parameters);
}

/** A sentence of the pack that says no check, or asks for what its check does not have. */
export interface UnusableRule {
  readonly key: string;
  /** The parameters that the check has, where there is such a check. */
  readonly known: readonly string[] | undefined;
}

/** The sentences `rule.…` of a pack that cannot be said. */
export function unusableRules(pack: Pack): readonly UnusableRule[] {
  const stated = new Map<string, string[][]>();
  const note = (slot: string, each: Check | Decision): void => {
    for (const key of ruleKeys(slot, each)) stated.set(key, [...(stated.get(key) ?? []), Object.keys(parametersOf(pack, each))]);
  };
  for (const norm of pack.norms) for (const check of checksOf(norm)) note(norm.slot, check);
  for (const decision of pack.decisions) note(decision.slot, decision);
  return Object.keys(pack.catalogue.zh)
    .filter((key) => key.startsWith("rule."))
    .flatMap((key): UnusableRule[] => {
      const found = stated.get(key);
      if (found === undefined) return [{ key, known: undefined }];
      const lacking = found.find((known) => slotsOf(pack, key).some((slot) => !known.includes(slot)));
      return lacking === undefined ? [] : [{ key, known: lacking }];
    });
}

function checksOf(norm: Norm): readonly Check[] {
  return norm.editions.flatMap((edition) => bodyOf(norm, edition).checks);
}

function slotsOf(pack: Pack, key: string): readonly string[] {
  const [zh, en] = [pack.catalogue.zh, pack.catalogue.en].map((texts) => (Object.hasOwn(texts, key) ? texts[key] : ""));
  return [...new Set([...`${zh}${en}`.matchAll(/\{([A-Za-z][A-Za-z0-9_.]*)\}/g)].map((match) => match[1] as string))];
}

/**
 * The parameters of a check: each scalar under the name it has in the data (`months`, `min`, `workingDays`, …); a length of time with its unit under `period`; what else it compares, in words, under the same name;
 * the words it lists under `list`; what it takes from a closed set in words (`sameDay`, `together`, `ratio` with `sign` and `exact`); under `exception` those of the exception, as `exception.period`.
 */
function parametersOf(pack: Pack, stated: Check | Decision): Parameters {
  const found: Record<string, SlotValue> = {};
  // The first of a name counts: a check's own parameters come before those of the conditions inside it.
  const keep = (name: string, value: SlotValue): void => {
    if (/^[A-Za-z][A-Za-z0-9_.]*$/.test(name) && !Object.hasOwn(found, name)) found[name] = value;
  };
  for (const [name, words] of Object.entries(optionsOf(stated))) keep(name, words);
  for (const name of [
    "from",
    "to",
    "after",
    "latest",
    "of",
    "present",
    "yes",
    "candidates",
    "seats",
    "votes",
    "recorded",
    "min",
    "max",
    "period",
    "every",
  ]) {
    const value = (stated as unknown as Record<string, Expr | undefined>)[name];
    if (value === undefined || (stated.kind === "window" && name === "of")) continue;
    if (name === "period" || name === "every") lengthOf(pack, value, "", keep);
    else keep(name, expressionWords(pack, value));
  }
  if (stated.kind === "tally" && stated.pass !== "plurality") keep("of", expressionWords(pack, stated.pass.of));
  const { exception } = stated as { exception?: { period: unknown } };
  if (exception !== undefined) lengthOf(pack, exception.period, "exception.", keep);
  const { orElse } = stated as { orElse?: { of: Expr; min: Expr } };
  if (orElse !== undefined) keep("otherMin", expressionWords(pack, orElse.min));
  const words = (stated as { all?: readonly string[]; oneOf?: readonly string[] }).all ?? (stated as { oneOf?: readonly string[] }).oneOf;
  if (words !== undefined) keep("list", namesOf(pack, words));
  deepScalars(stated, keep);
  return found;
}

/** What a check takes from a closed set, in words. */
function optionsOf(stated: Check | Decision): Readonly<Record<string, Text>> {
  if (stated.kind === "order") {
    return {
      sameDay:
        stated.sameDay === "allowed" ? { zh: "可在同日", en: "the same day will do" } : { zh: "不得同日", en: "not on the same day" },
    };
  }
  if (stated.kind === "publicNotice") {
    const together = { zh: "；有几处公示的，应同时进行", en: ", at the same time where there are several places" };
    return { together: stated.together === "ifSeveral" ? together : plain("") };
  }
  if (stated.kind === "surplus") return { ratio: ratioWords(stated.ratio) };
  if (stated.kind === "tally") return passOptions(stated.pass);
  if (stated.kind !== "quorum" && stated.kind !== "motion") return {};
  const ratio = ratioWords(stated.ratio);
  return stated.exact === "counts"
    ? { ratio, sign: { zh: "不少于", en: "at least" }, exact: phrase("恰好{a}的也算", "exactly {a} will do", { a: ratio }) }
    : { ratio, sign: { zh: "超过", en: "more than" }, exact: phrase("恰好{a}的不算", "exactly {a} will not do", { a: ratio }) };
}

function passOptions(pass: PassRule): Readonly<Record<string, Text>> {
  if (pass === "plurality") return {};
  return "over" in pass
    ? { ratio: ratioWords(pass.over), sign: { zh: "超过", en: "more than" } }
    : { ratio: ratioWords(pass.atLeast), sign: { zh: "不少于", en: "at least" } };
}

function lengthOf(pack: Pack, period: unknown, prefix: string, keep: (name: string, value: SlotValue) => void): void {
  keep(`${prefix}period`, periodWords(pack, period as PeriodExpr));
  for (const [unit, length] of Object.entries(period as Record<string, Expr>)) keep(`${prefix}${unit}`, expressionWords(pack, length));
}

/** The names of words, each once; other spellings that have no text are left out unless nothing has one. */
function namesOf(pack: Pack, words: readonly string[]): readonly Text[] {
  const keys = (word: string): readonly string[] => [`word.${word}`, `who.${word}`, `body.${word}`];
  const known = words.filter((word) => keys(word).some((key) => Object.hasOwn(pack.catalogue.zh, key)));
  return distinct((known.length === 0 ? words : known).map((word) => nameOf(pack, keys(word), word)));
}

/** Numbers and days wherever they stand: by the key they stand under, and the second of a pair by the key of the pair. */
function deepScalars(data: unknown, keep: (name: string, value: SlotValue) => void, name = ""): void {
  if (typeof data === "number") keep(name, data);
  else if (typeof data === "string" && /^\d{4}-\d{2}-\d{2}$/.test(data)) keep("day", data);
  else if (Array.isArray(data)) for (const each of data) deepScalars(each, keep, name);
  else if (typeof data === "object" && data !== null) for (const [key, each] of Object.entries(data)) deepScalars(each, keep, key);
}
