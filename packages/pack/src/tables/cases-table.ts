import type { Language, Text } from "@guiju/core";
import type { AssessmentCase, ExpectedVerdict, RuleCase, WorkedCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { readingWords } from "../texts/reading-words.ts";
import { engineText, nameOf, plain } from "../texts/words.ts";
import { gradeTitle, type SaidRubric } from "./assessment/rubric-names.ts";
import { between, phrase } from "./expression-words.ts";
import { fingerprintNote } from "./fingerprint.ts";
import { markdownTable } from "./markdown-table.ts";
import { outcomeWords } from "./outcome-words.ts";

/** A reading of a worked case names interpretations alone, which need no norm to be said. */
const NO_NORMS: Parameters<typeof readingWords>[1] = new Map();

/** The worked cases of a pack: what each shows, and the findings it expects. */
export function casesTable(pack: Pack, language: Language): string {
  const title = phrase("{a}：对照案例", "{a}: worked cases", { a: pack.title });
  const head =
    language === "zh"
      ? ["编号", "对照案例", "事项数", "最后状态", "应有的结论"]
      : ["Id", "Case", "Acts", "State in the end", "Expected findings"];
  const slotOf = new Map(
    [...pack.norms, ...pack.decisions].flatMap((stated) => stated.editions.map((edition) => [edition.id, stated.slot] as const)),
  );
  const scoredHead = language === "zh" ? ["编号", "对照案例", "应有的得分"] : ["Id", "Case", "Expected scores"];
  const parts = pack.cases.map((file) => {
    // Cases that only score have neither acts nor states.
    const isScored = file.written.length > 0 && file.written.every((each) => "assessment" in each);
    const rows = file.written.map((each) => {
      const cells =
        "rules" in each
          ? ruleCaseRow(each)
          : "assessment" in each
            ? assessmentCaseRow(pack, each)
            : caseRow(ownTexts(pack, String(each.history.lifecycle)), slotOf, each);
      return (isScored ? cells.filter((_, at) => at !== 2 && at !== 3) : cells).map((cell) => cell[language]);
    });
    return `\n## ${file.title[language]}\n\n${markdownTable(isScored ? scoredHead : head, rows)}`;
  });
  return `# ${title[language]}\n${parts.join("")}`;
}

function caseRow(pack: Pack, slotOf: ReadonlyMap<string, string>, { id, title, history, expect, can }: WorkedCase): readonly Text[] {
  const acts = Array.isArray(history.acts) ? history.acts.length : 0;
  const states = (expect.states ?? []).map((each) =>
    phrase("{a}：\n{b}", "{a}:\n{b}", { a: readingWords(pack, NO_NORMS, each.reading ?? ""), b: stateWords(pack, each.state) }),
  );
  const state = states.length === 0 ? stateWords(pack, expect.state ?? "") : between(states, "\n", "\n");
  const findings = (expect.verdicts ?? []).filter((verdict) => verdict.status !== "satisfied" && verdict.status !== "notApplicable");
  const lines = findings.map((verdict) => findingWords(pack, slotOf, verdict));
  const votes = (expect.decisions ?? []).map((decision) => voteWords(pack, slotOf, decision.rule ?? "", decision.outcome ?? null));
  const answers = (can ?? []).map((question) => {
    const act = nameOf(pack, [`act.${question.act}`], question.act);
    return question.allowed
      ? phrase("{on}可以办理“{act}”", '"{act}" may be done on {on}', { on: question.on, act })
      : phrase("{on}不可以办理“{act}”", '"{act}" may not be done on {on}', { on: question.on, act });
  });
  const all = [...lines, ...votes, ...answers];
  const clean = { zh: "全部符合", en: "all in order" };
  return [
    plain(`${id} ${fingerprintNote([history, expect, can])}`),
    title,
    plain(String(acts)),
    state,
    findings.length === 0 && all.length === 0 ? clean : between(all, "\n", "\n"),
  ];
}

/** A case of a rule set has no acts and no state: what it expects of each rule. */
function ruleCaseRow({ id, title, rules, today, facts, expect }: RuleCase): readonly Text[] {
  const lines = Object.entries(expect.truths).map(([rule, truth]) => {
    const said =
      truth === null ? phrase("无法判定", "undetermined", {}) : truth ? phrase("成立", "holds", {}) : phrase("不成立", "does not hold", {});
    return phrase("{rule}：{said}", "{rule}: {said}", { rule: `${rules} ${rule}`, said });
  });
  return [plain(`${id} ${fingerprintNote([rules, today, facts, expect])}`), title, plain(""), plain(""), between(lines, "\n", "\n")];
}

/** A case of an assessment: what each organisation comes to. */
function assessmentCaseRow(
  pack: Pack,
  { id, title, assessment, year, parameters, cohortFacts, organisations, expect }: AssessmentCase,
): readonly Text[] {
  const lines = Object.entries(expect.organisations).map(([name, { total, bounds, grade, rank, consequences }]) => {
    const open = { zh: "待定", en: "open" };
    const parts = [
      ...(typeof total === "string" ? [phrase("{total}分", "{total} points", { total })] : total === null ? [open] : []),
      ...(Array.isArray(bounds) ? [phrase("{low}至{high}", "{low} to {high}", { low: bounds[0] ?? "", high: bounds[1] ?? "" })] : []),
      ...(typeof grade === "string" ? [gradeTitle({ pack, file: fileOf(pack, assessment) }, grade)] : []),
      ...(typeof rank === "number" ? [phrase("第{rank}名", "rank {rank}", { rank })] : []),
    ];
    const follows = (consequences ?? []).map((each) => consequenceWords(pack, assessment, each));
    const said = [...(parts.length === 0 ? [] : [between(parts, "，", ", ")]), ...follows];
    return said.length === 0 ? plain(name) : phrase("{name}：{said}", "{name}: {said}", { name, said: between(said, "；", "; ") });
  });
  const note = fingerprintNote([assessment, year, parameters, cohortFacts, organisations, expect]);
  return [plain(`${id} ${note}`), title, plain(""), plain(""), between(lines, "\n", "\n")];
}

/** What follows, by the title of the consequence and of its step. */
function consequenceWords(
  pack: Pack,
  assessment: string,
  { rule = "", value, step }: NonNullable<AssessmentCase["expect"]["organisations"][string]["consequences"]>[number],
): Text {
  const found = (pack.assessments.get(assessment) ?? []).flatMap(({ file }) =>
    (file.consequences ?? []).filter(({ id, ...each }) => id === rule && (step === undefined || stepTitle(each, step) !== undefined)),
  )[0];
  const title = found?.title ?? plain(rule);
  if (step !== undefined)
    return phrase("{title}：{step}", "{title}: {step}", { title, step: (found && stepTitle(found, step)) ?? plain(step) });
  const none = value === null ? { zh: "待定", en: "open" } : { zh: "无", en: "none" };
  const said = value === null || value === undefined ? none : plain(value.replace(/^-/, "−"));
  return phrase("{title}：{said}", "{title}: {said}", { title, said });
}

function stepTitle(consequence: object, step: string): Text | undefined {
  const { steps } = consequence as { readonly steps?: readonly { readonly id: string; readonly title: Text }[] };
  return steps?.find(({ id }) => id === step)?.title;
}

/** The rubric in which grades are named; of several with one id, the first with grades. */
function fileOf(pack: Pack, assessment: string): SaidRubric["file"] {
  const files = (pack.assessments.get(assessment) ?? []).map(({ file }) => file);
  return files.find(({ bands = [] }) => bands.length > 0) ?? files[0] ?? { id: "", title: plain(""), scale: 0, max: 0, indicators: [] };
}

function stateWords(pack: Pack, state: NonNullable<WorkedCase["expect"]["state"]>): Text {
  if (typeof state === "string") return state === "" ? plain("") : nameOf(pack, [`state.${state}`], state);
  const regions = Object.entries(state).map(([name, each]) =>
    phrase("{a}：{b}", "{a}: {b}", { a: nameOf(pack, [`region.${name}`], name), b: nameOf(pack, [`state.${each}`], each) }),
  );
  return between(regions, "\n", "\n");
}

function findingWords(pack: Pack, slotOf: ReadonlyMap<string, string>, verdict: ExpectedVerdict): Text {
  const title = nameOf(pack, [`norm.${slotOf.get(verdict.norm)}`], verdict.norm);
  const dates = between(
    [
      ...(typeof verdict.earliest === "string" ? [phrase("最早{a}", "first day {a}", { a: verdict.earliest })] : []),
      ...(typeof verdict.latest === "string" ? [phrase("最迟{a}", "last day {a}", { a: verdict.latest })] : []),
    ],
    "，",
    ", ",
  );
  const head = phrase("{id} {title}：{status}", "{id} {title}: {status}", {
    id: verdict.norm,
    title,
    status: engineText(`status.${verdict.status}`),
  });
  return dates.zh === "" ? head : phrase("{head}（{dates}）", "{head} ({dates})", { head, dates });
}

function voteWords(pack: Pack, slotOf: ReadonlyMap<string, string>, rule: string, outcome: string | null): Text {
  const title = nameOf(pack, [`norm.${slotOf.get(rule)}`], rule);
  return phrase("{rule} {title}：{said}", "{rule} {title}: {said}", { rule, title, said: outcomeWords(outcome) });
}
