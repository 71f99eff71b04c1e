import type { Language, Text } from "@guiju/core";
import type { ExpectedVerdict, RuleCase, WorkedCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { readingWords } from "../texts/reading-words.ts";
import { engineText, nameOf, plain } from "../texts/words.ts";
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
  const parts = pack.cases.map((file) => {
    const rows = file.written.map((each) => {
      const cells = "rules" in each ? ruleCaseRow(each) : caseRow(ownTexts(pack, String(each.history.lifecycle)), slotOf, each);
      return cells.map((cell) => cell[language]);
    });
    return `\n## ${file.title[language]}\n\n${markdownTable(head, rows)}`;
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
      truth === null
        ? phrase("无法判定", "cannot be told", {})
        : truth
          ? phrase("成立", "holds", {})
          : phrase("不成立", "does not hold", {});
    return phrase("{rule}：{said}", "{rule}: {said}", { rule: `${rules} ${rule}`, said });
  });
  return [plain(`${id} ${fingerprintNote([rules, today, facts, expect])}`), title, plain(""), plain(""), between(lines, "\n", "\n")];
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
