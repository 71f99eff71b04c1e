import { nearest } from "@guiju/core";
import type { Field } from "@guiju/lifecycle";
import { lifecycleMessages, statesOf } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { namesUnder } from "../read/names-under.ts";
import { sharedKey } from "../texts/own-texts.ts";
import { saidParts } from "../texts/said-parts.ts";
import { factNamesOf, messagesOf } from "./assessment-issues.ts";
import { wantedKeys } from "./message-issues.ts";
import { type PlacedLater, warning } from "./placed-later.ts";

/** Warnings for what is declared and never used, and for norms that no worked case names. */
export function unusedIssues(pack: Pack): readonly PlacedLater[] {
  const stated = JSON.stringify([
    pack.chapters.map((chapter) => [chapter.norms, chapter.decisions]),
    pack.lifecycleFiles.map((each) => each.content),
    pack.ruleFiles.map((each) => each.content),
    pack.assessmentFiles.map((each) => each.content),
  ]);
  return [
    ...unusedInterpretations(pack, namesUnder("interpretation", stated)),
    ...unusedAmbiguities(pack, stated),
    ...unusedFacts(pack, new Set([...namesUnder("fact", stated), ...pack.assessmentFiles.flatMap(({ content }) => factNamesOf(content))])),
    ...unusedInstruments(pack, namesUnder("instrument", stated)),
    ...unusedMessages(pack),
    ...untriedNorms(pack),
  ];
}

/** Readings the engine takes by itself, without an expression that names them. */
const readByEngine: ReadonlySet<string> = new Set(["period.clip", "law.runningClocks"]);

function unusedInterpretations(pack: Pack, used: ReadonlySet<string>): readonly PlacedLater[] {
  const unused = Object.keys(pack.interpretations).filter((name) => !used.has(name) && !readByEngine.has(name));
  return unused.map((name) =>
    warning("pack.json", ["interpretations", name], "unused_interpretation", {
      zh: `没有规定用到口径“${name}”。`,
      en: `Nothing reads the interpretation "${name}".`,
    }),
  );
}

function unusedAmbiguities(pack: Pack, stated: string): readonly PlacedLater[] {
  const named = new Set(Object.values(pack.interpretations).map((interpretation) => interpretation.ambiguity));
  const unused = Object.entries(pack.ambiguities).filter(
    ([id, ambiguity]) => !named.has(id) && !stated.includes(JSON.stringify(id)) && ambiguity.interpretation === undefined,
  );
  return unused.map(([id]) =>
    warning("ambiguities.json", ["ambiguities", id], "unused_ambiguity", {
      zh: `没有规定提到疑义“${id}”。`,
      en: `No norm names the ambiguity "${id}".`,
    }),
  );
}

function unusedFacts(pack: Pack, used: ReadonlySet<string>): readonly PlacedLater[] {
  const roots = new Set([...used].map((name) => name.split(".")[0]));
  return [...pack.facts.values()].flatMap((schema) => {
    const file =
      [...pack.sources.keys()].find((path) => path.startsWith("facts/") && idOf(pack.sources.get(path)) === schema.id) ?? "pack.json";
    return Object.keys(schema.facts)
      .filter((name) => !roots.has(name))
      .map((name) =>
        warning(file, ["facts", name], "unused_fact", { zh: `没有规定用到事实“${name}”。`, en: `Nothing reads the fact "${name}".` }),
      );
  });
}

function unusedInstruments(pack: Pack, used: ReadonlySet<string>): readonly PlacedLater[] {
  const unused = Object.keys(pack.instruments).filter((name) => !used.has(name));
  const { norms, decisions, lifecycles, ruleFiles, assessmentFiles } = pack;
  // A pack that is only begun has nothing yet that could rest on an instrument.
  if (norms.length + decisions.length + lifecycles.size + ruleFiles.length + assessmentFiles.length === 0) return [];
  const rests = assessmentFiles.length > 0 && norms.length === 0;
  const help = {
    zh: "考核细则的条号（article）是哪份文件的，写在它的 basis 里。",
    en: 'Which instrument the articles of a rubric are of stands in its "basis".',
  };
  return unused.map((name) => {
    const found = warning("instruments.json", ["instruments", name], "unused_instrument", {
      zh: rests ? `没有考核细则写明以“${name}”为依据（basis）。` : `没有规定以“${name}”为依据。`,
      en: rests ? `No rubric says that it rests on "${name}" (basis).` : `No norm rests on "${name}".`,
    });
    return rests ? { ...found, help } : found;
  });
}

/** The reasons that a verdict can carry. */
const reasons: ReadonlySet<string> = new Set(
  Object.keys(lifecycleMessages.zh).flatMap((key) => (key.startsWith("reason.") ? [key.slice("reason.".length)] : [])),
);

/** A text nobody asks for: a name of nothing, or a reason of no norm, often a misspelling. */
function unusedMessages(pack: Pack): readonly PlacedLater[] {
  const said = pack.ruleFiles.flatMap(({ content }) => saidParts(content).flatMap((part) => part.said.message ?? []));
  const scored = pack.assessmentFiles.flatMap(({ content }) => messagesOf(content).map(({ message }) => message));
  const wanted = new Set([...[...pack.lifecycles.values()].flatMap(wantedKeys), ...said, ...scored]);
  const slots = [...pack.norms, ...pack.decisions].map((stated) => stated.slot);
  const words = recordedNames(pack);
  const isUsed = (key: string) =>
    wanted.has(key) ||
    key.startsWith("rule.") ||
    (key.startsWith("short.") && isShortName(pack, key)) ||
    /^(value|fact|field|word|reading|body|period)\./.test(key) ||
    Object.hasOwn(lifecycleMessages.zh, key) ||
    words.has(key.slice(0, key.indexOf("."))) ||
    (slots.some((slot) => key.startsWith(`${slot}.`)) && reasons.has(key.slice(key.lastIndexOf(".") + 1)));
  return Object.keys(pack.catalogue.zh).flatMap((key) => {
    if (isUsed(sharedKey(pack, key).replace(/\.recorded$/, ""))) return [];
    const suggestion = nearest(key, [...wanted]);
    const found = warning("messages/zh.json", ["messages", key], "unused_text", {
      zh: `没有地方用到文案“${key}”。`,
      en: `Nothing uses the text "${key}".`,
    });
    return [suggestion === undefined ? found : { ...found, suggestion }];
  });
}

/** Whether a key `short.…` gives the short name of a state, of an act, or of an act that leads to a state. */
function isShortName(pack: Pack, key: string): boolean {
  return pack.lifecycleFiles.some(({ content }) => {
    const [states, acts] = [[...statesOf(content).keys()], Object.keys(content.acts)];
    const shown = Object.values(content.dated ?? {}).flatMap((views) => views.map((view) => view.state));
    if ([...states, ...shown].some((state) => key === `short.state.${state}`)) return true;
    return acts.some((act) => key === `short.act.${act}` || states.some((state) => key === `short.act.${act}.${state}`));
  });
}

/** The names under which words are recorded, whose texts are `<name>.<word>`: fields of acts, facts and values, and what the engine shows of a check. */
function recordedNames(pack: Pack): ReadonlySet<string> {
  const fields = (of: Readonly<Record<string, Field>> | undefined): readonly string[] =>
    Object.entries(of ?? {}).flatMap(([name, field]) => [name, ...fields(field.of)]);
  const acts = pack.lifecycleFiles.flatMap(({ content }) => Object.values(content.acts).flatMap((act) => fields(act.data)));
  const facts = [...pack.facts.values()].flatMap((schema) => fields(schema.facts));
  const shown = Object.keys(lifecycleMessages.zh).flatMap((key) => (key.startsWith("fact.") ? [key.slice("fact.".length)] : []));
  const values = pack.lifecycleFiles.flatMap(({ content }) => Object.keys(content.values));
  const ruled = pack.ruleFiles.flatMap(({ content }) => fields(content.facts as Readonly<Record<string, Field>> | undefined));
  const scored = pack.assessmentFiles.flatMap(({ content }) => fields(content.facts as Readonly<Record<string, Field>> | undefined));
  return new Set([...acts, ...facts, ...values, ...shown, ...ruled, ...scored]);
}

function untriedNorms(pack: Pack): readonly PlacedLater[] {
  const expected = pack.cases.flatMap(({ cases }) => cases.map((workedCase) => workedCase.expect));
  const tried = new Set([
    ...expected.flatMap((expect) => (expect.verdicts ?? []).map((verdict) => verdict.norm)),
    ...expected.flatMap((expect) => (expect.decisions ?? []).map((decision) => decision.rule)),
    ...expected.flatMap((expect) => (expect.obligations ?? []).map((obligation) => obligation.norm)),
  ]);
  return pack.chapters.flatMap((chapter) =>
    (["norms", "decisions"] as const).flatMap((list) =>
      chapter[list].flatMap((stated, index) =>
        stated.editions.flatMap((edition, position) => {
          if (tried.has(edition.id)) return [];
          const message = { zh: `没有对照案例写到“${edition.id}”。`, en: `No worked case names "${edition.id}".` };
          return [warning(chapter.file, [list, index, "editions", position, "id"], "norm_without_case", message)];
        }),
      ),
    ),
  );
}

function idOf(text: string | undefined): unknown {
  return text === undefined ? undefined : (JSON.parse(text) as { id?: unknown }).id;
}
