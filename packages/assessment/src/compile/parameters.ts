import { below, type Issue, type Text, unescapePointer } from "@guiju/core";
import { type Desk, entriesAt, isObject, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { alike, listed, problem, saidOf, shown, unknownName, wrongKind } from "./problem.ts";
import { put } from "./read-json.ts";
import { longTextAt, textAt } from "./values.ts";

/** A value that a place may set. */
export type ParameterValue = number | string | boolean;

const PARAMETER = { zh: "参数", en: "parameter" };

/** A file with values in the places of its parameters. */
export interface Substituted {
  readonly json: Json;
  /** Which parameter stands at a pointer. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * Puts the values of parameters in their places; what a place sets goes before what the file says. Keys and the order of everything stay, so that
 * pointers stay.
 */
export function substituted(desk: Pick<Desk, "issues" | "root">, file: Json, chosen: Readonly<Record<string, unknown>>): Substituted {
  const at = `${desk.root}/parameters`;
  const values = new Map<string, ParameterValue>();
  const declared: Record<string, unknown> = {};
  const entries = entriesAt(desk, file.parameters, at);
  for (const [name, json] of entries) {
    const value = settledValue(desk, json, below(at, name), Object.hasOwn(chosen, name) ? chosen[name] : undefined);
    if (value !== undefined) values.set(name, value);
    put(declared, name, value === undefined || !isObject(json) ? json : { ...json, value });
  }
  const names = entries.map(([name]) => name);
  for (const name of Object.keys(chosen))
    if (!names.includes(name)) refuse(desk, unknownName("unknown_parameter", at, PARAMETER, name, names));
  const whole: Record<string, unknown> = {};
  const setting: Setting = { values, names, places: new Map() };
  for (const [key, json] of Object.entries(file))
    put(whole, key, key === "parameters" ? (isObject(json) ? declared : json) : placed(desk, json, below(desk.root, key), setting));
  return { json: whole, places: setting.places };
}

/** Brings what is wrong with the value of a parameter to where that value is written, and says where it is used. Told twice it is told once. */
export function atParameters(issues: readonly Issue[], { json, places }: Substituted, root: string): readonly Issue[] {
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const { pointer = "", help } = issue;
    const name = places.get(pointer);
    if (name === undefined) return [issue];
    const at = `${below(`${root}/parameters`, name)}/value`;
    const key = JSON.stringify([at, issue.code, issue.message.en]);
    if (told.has(key)) return [];
    told.add(key);
    const { zh, en } = useOf(json, pointer.slice(root.length));
    const used = { zh: `这个参数的值用在${zh}。`, en: `The value of this parameter is used in ${en}.` };
    return [{ ...issue, pointer: at, help: help === undefined ? used : { zh: `${help.zh}${used.zh}`, en: `${help.en} ${used.en}` } }];
  });
}

/** Names a place by what has an id around it. */
function useOf(json: Json, pointer: string): Text {
  let [inner, id, way]: [unknown, string | undefined, string[]] = [json, undefined, []];
  for (const step of pointer.split("/").slice(1)) {
    const key = unescapePointer(step);
    inner = (inner as Json | undefined)?.[key];
    way.push(key);
    if (isObject(inner) && typeof inner.id === "string") [id, way] = [inner.id, []];
  }
  const path = way.join(".");
  return id === undefined ? { zh: ` ${path}`, en: path } : { zh: `“${shown(id)}”的 ${path}`, en: `${path} of "${shown(id)}"` };
}

function settledValue(desk: Pick<Desk, "issues">, json: unknown, at: string, chosen: unknown): ParameterValue | undefined {
  const given = objectAt(desk, json, at, ["title", "value"], ["options", "assumed", "note"]);
  if (given === undefined) return undefined;
  textAt(desk, given.title, `${at}/title`);
  if (given.note !== undefined) textAt(desk, given.note, `${at}/note`);
  if (given.assumed !== undefined && typeof given.assumed !== "boolean") refuse(desk, kindProblem(`${at}/assumed`, given.assumed, true));
  const options = given.options === undefined ? undefined : listAt(desk, given.options, `${at}/options`);
  if (!isValue(given.value)) {
    longTextAt(desk, given.value, `${at}/value`);
    return undefined;
  }
  for (const [index, option] of (options ?? []).entries())
    if (typeof option !== typeof given.value) refuse(desk, kindProblem(`${at}/options/${index}`, option, given.value));
  const value = chosen === undefined ? given.value : chosen;
  if (!isValue(value) || typeof value !== typeof given.value) return refuse(desk, kindProblem(`${at}/value`, value, given.value));
  if (options?.includes(value) === false) {
    const names = options.map((option) => saidOf(option));
    const expected = {
      zh: listed(
        names.map(({ zh }) => zh),
        "、",
      ),
      en: listed(
        names.map(({ en }) => en),
        ", ",
      ),
    };
    const zh = `${saidOf(value).zh}不在可选的值之内：${expected.zh}。`;
    return refuse(
      desk,
      problem("parameter_option", `${at}/value`, zh, `${saidOf(value).en} is none of the options: ${expected.en}.`, { expected }),
    );
  }
  return value;
}

/** The values that are put in place, and the places they come to. */
interface Setting {
  readonly values: ReadonlyMap<string, ParameterValue>;
  readonly names: readonly string[];
  readonly places: Map<string, string>;
}

function placed(desk: Pick<Desk, "issues">, json: unknown, pointer: string, setting: Setting): unknown {
  if (Array.isArray(json)) return json.map((part, index) => placed(desk, part, below(pointer, index), setting));
  if (!isObject(json)) return json;
  const { values, names, places } = setting;
  const { parameter } = json;
  if (Object.hasOwn(json, "parameter") && typeof parameter === "string" && Object.keys(json).length === 1) {
    if (names.includes(parameter)) {
      places.set(pointer, parameter);
      return values.get(parameter) ?? json;
    }
    refuse(desk, unknownName("unknown_parameter", `${pointer}/parameter`, PARAMETER, parameter, names));
    return json;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(json)) put(copy, key, placed(desk, part, below(pointer, key), setting));
  return copy;
}

function isValue(json: unknown): json is ParameterValue {
  return (typeof json === "number" && Number.isFinite(json)) || typeof json === "string" || typeof json === "boolean";
}

function kindProblem(pointer: string, json: unknown, like: ParameterValue): Issue {
  const kinds = {
    number: { zh: "数", en: "a number" },
    string: { zh: "文字", en: "a text" },
    boolean: { zh: "是或否（true、false）", en: "yes or no (true, false)" },
  };
  return wrongKind(pointer, kinds[typeof like as keyof typeof kinds] ?? alike("?"), json);
}
