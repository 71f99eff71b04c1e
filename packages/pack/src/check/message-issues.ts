import { catalogueIssues, nearest } from "@guiju/core";
import { type Lifecycle, regionsOf, statesOf } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { pointerOf } from "../read/pack-text.ts";
import { bodyOf } from "../texts/norm-index.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { saidParts } from "../texts/said-parts.ts";
import type { PlacedLater } from "./placed-later.ts";

/** Texts that differ between the languages, and names without a text: states, acts, norms, and who owes what. */
export function messageIssues(pack: Pack): readonly PlacedLater[] {
  const parity = catalogueIssues(pack.catalogue).map((issue): PlacedLater => {
    const [, language = "zh", ...rest] = (issue.pointer ?? "").split("/");
    return { ...issue, file: `messages/${language}.json`, pointer: `/messages/${rest.join("/")}` };
  });
  const lacking = new Set(
    [...pack.lifecycles.values()].flatMap((lifecycle) => {
      const { zh, en } = ownTexts(pack, lifecycle.name).catalogue;
      return wantedKeys(lifecycle).filter((key) => !Object.hasOwn(zh, key) && !Object.hasOwn(en, key));
    }),
  );
  return [
    ...parity,
    ...[...lacking].map(
      (key): PlacedLater => ({
        file: "messages/zh.json",
        code: "text_missing",
        pointer: "/messages",
        message: { zh: `缺少文案“${key}”。`, en: `The text "${key}" is missing.` },
      }),
    ),
    ...unsaidConditions(pack),
    ...unsaidValues(pack),
    ...unsaidReadings(pack),
  ];
}

/** A condition whose message is no text of the pack. */
function unsaidConditions(pack: Pack): readonly PlacedLater[] {
  return pack.ruleFiles.flatMap(({ file, content }) =>
    saidParts(content).flatMap(({ path, said: { message } }) =>
      message === undefined ? [] : unsaidMessage(pack, file, [...path, "message"], message),
    ),
  );
}

/** The issue of a message key that is no text of the pack. */
export function unsaidMessage(pack: Pack, file: string, path: readonly (string | number)[], message: string): readonly PlacedLater[] {
  if (Object.hasOwn(pack.catalogue.zh, message) || Object.hasOwn(pack.catalogue.en, message)) return [];
  const suggestion = nearest(message, Object.keys(pack.catalogue.zh));
  const text = { zh: `缺少文案“${message}”。`, en: `The text "${message}" is missing.` };
  return [{ file, code: "text_missing", pointer: pointerOf(path), message: text, ...(suggestion === undefined ? {} : { suggestion }) }];
}

/** A value without a label is shown by its bare name among what a verdict read. */
function unsaidValues(pack: Pack): readonly PlacedLater[] {
  return pack.lifecycleFiles.flatMap(({ file, content }) => {
    const unsaid = Object.keys(content.values).filter(
      (name) => !Object.hasOwn(pack.catalogue.zh, `value.${name}`) && !Object.hasOwn(pack.catalogue.zh, `fact.${name}`),
    );
    return unsaid.map((name): PlacedLater => {
      const message = { zh: `数值“${name}”没有文案。`, en: `The value "${name}" has no text.` };
      const help = { zh: `请在文案中写 value.${name}。`, en: `Add the message value.${name}.` };
      return { file, code: "text_missing", pointer: pointerOf(["values", name]), message, help, severity: "warning" };
    });
  });
}

/** A reading without a text is shown by its bare word wherever a verdict names the reading it took. */
function unsaidReadings(pack: Pack): readonly PlacedLater[] {
  return Object.entries(pack.interpretations).flatMap(([name, interpretation]) => {
    const readings = "readings" in interpretation ? interpretation.readings : [];
    const unsaid = readings.filter(
      (reading) => ![`reading.${name}.${reading}`, `reading.${reading}`].some((key) => Object.hasOwn(pack.catalogue.zh, key)),
    );
    return unsaid.map((reading): PlacedLater => {
      const message = { zh: `口径“${name}”的读法“${reading}”没有文案。`, en: `The reading "${reading}" of "${name}" has no text.` };
      const help = { zh: `请在文案中写 reading.${name}.${reading}。`, en: `Add the message reading.${name}.${reading}.` };
      return { file: "pack.json", code: "text_missing", pointer: pointerOf(["interpretations", name]), message, help, severity: "warning" };
    });
  });
}

/** The keys of the names that reports of a lifecycle show. */
export function wantedKeys(lifecycle: Lifecycle): readonly string[] {
  const { file, norms, decisions } = lifecycle.source;
  const shown = Object.values(file.dated ?? {}).flatMap((views) => views.map((view) => view.state));
  const states = statesOf(file);
  const regions = regionsOf(file).flatMap((region) => region.name ?? []);
  const views = regions.length === 0 ? [] : Object.keys(file.dated ?? {}).filter((name) => !states.has(name));
  return [
    ...[...regions, ...views].map((name) => `region.${name}`),
    ...[...states.keys(), ...shown].map((state) => `state.${state}`),
    ...Object.keys(file.acts).map((act) => `act.${act}`),
    ...[...norms, ...decisions].map((stated) => `norm.${stated.slot}`),
    ...norms.flatMap((norm) => norm.editions.flatMap((edition) => whoOf(bodyOf(norm, edition)))).map((word) => `who.${word}`),
  ];
}

function whoOf(body: ReturnType<typeof bodyOf>): readonly string[] {
  const owed = body.checks.flatMap((check) =>
    "owes" in check && check.owes !== undefined ? [check.owes.who] : check.kind === "window" ? [check.who] : [],
  );
  return [...owed, ...(body.demands ?? []).map((demand) => demand.who)];
}
