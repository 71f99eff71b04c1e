import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type Lifecycle, replay, type Verdict } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import type { Pack } from "../pack.ts";
import { reportTexts } from "./report-texts.ts";
import { verdictText } from "./verdict-text.ts";

const calendar = chineseDays();

function lifecycleOf(pack: Pack): Lifecycle {
  return pack.lifecycles.get("library/card") as Lifecycle;
}

function reportOf(pack: Pack, acts: readonly Act[]): ReturnType<typeof replay> {
  return replay(
    lifecycleOf(pack),
    { id: "c", lifecycle: "library/card", today: "2026-06-01", facts: { birthDate: "2000-01-01" }, acts },
    { calendar },
  );
}

const late: readonly Act[] = [
  { type: "ASK", on: "2026-01-31" },
  { type: "CHECK", on: "2026-02-01", data: { result: "passed" } },
  { type: "GRANT", on: "2026-03-01" },
];

function lateVerdict(pack: Pack): Verdict {
  return reportOf(pack, late).verdicts.find((verdict) => verdict.norm === "L-2") as Verdict;
}

test("a breach says what is wrong, what was read, what to do, the limit date and the article, in both languages", () => {
  const pack = readLibrary();
  const text = verdictText(pack, lifecycleOf(pack))(lateVerdict(pack));
  expect(text.zh).toBe(
    "不符合“发证期限”：2026年3月1日办理“发证”，已超过规定的期限（1个月）。核对情况：申请日期 2026年1月31日；查验日期 2026年2月1日。" +
      "最迟应在2026年2月28日办理（当日有效）。请在记录中说明原因，并报上级研究如何处理。条文此处有疑义（Q-1 一个月从哪天算起）。采用的口径：从哪天算起——申请之日。依据：《借阅规则》（2020年1月1日）第二条。",
  );
  expect(text.en).toBe(
    'Does not meet "Time limit": "Granting" was done on 1 March 2026, after the time allowed (1 month) had run out. What was read: day of asking 31 January 2026; day of checking 1 February 2026. ' +
      "The last day for it is 28 February 2026 (that day included). Record the reason, and ask the superior body what is to be done. The text is ambiguous here (Q-1 From which day does the month count). " +
      "The reading taken: From which day: the day of asking. Basis: Lending rules, Art. 2, 1 January 2020.",
  );
});

test("the pack's own words for a reason come before the engine's, and the date is not said twice", () => {
  const pack = readLibrary((files) => {
    const add = (language: string, text: string) => {
      (files.get(`messages/${language}.json`) as { messages: Record<string, string> }).messages["grant.time.tooLate"] = text;
    };
    add("zh", "{norm}到{latest}为止，{on}发证迟了。");
    add("en", "{norm} ended on {latest}; {on} was late.");
  });
  const text = verdictText(pack, lifecycleOf(pack))(lateVerdict(pack));
  expect(text.zh).toContain("发证期限到2026年2月28日为止，2026年3月1日发证迟了。");
  expect(text.zh).not.toContain("最迟应在");
  expect(text.zh).toMatch(/依据：《借阅规则》（2020年1月1日）第二条。$/);
});

test("a pack's text whose slots the verdict cannot fill is passed over for the engine's", () => {
  const pack = readLibrary((files) => {
    for (const language of ["zh", "en"]) {
      (files.get(`messages/${language}.json`) as { messages: Record<string, string> }).messages["grant.time.tooLate"] = "{earliest}";
    }
  });
  expect(verdictText(pack, lifecycleOf(pack))(lateVerdict(pack)).en).toContain("after the time allowed (1 month)");
});

test("a missing act names the act before which it lacks", () => {
  const pack = readLibrary();
  const report = reportOf(pack, [
    { type: "ASK", on: "2026-01-31" },
    { type: "GRANT", on: "2026-02-10" },
  ]);
  const texts = reportTexts(pack, lifecycleOf(pack));
  const verdict = report.verdicts.find((each) => each.reason === "missingAct") as Verdict;
  expect(texts.verdict(verdict).en).toContain('"Checking", required before "Granting" on 10 February 2026, is not on record.');
  expect(texts.missing(report.missing[0] as never).zh).toContain("2026年2月10日办理“发证”之前，应有的“查验”没有记录");
});

test("owed acts, refused acts and states are said in the pack's words", () => {
  const pack = readLibrary();
  const texts = reportTexts(pack, lifecycleOf(pack));
  const report = reportOf(pack, [
    { type: "ASK", on: "2026-05-20" },
    { type: "REFUSE", on: "2026-05-21" },
    { type: "CHECK", on: "2026-05-22" },
  ]);
  expect(texts.refused(report.refused[0] as never).zh).toContain("2026年5月22日的“查验”不能办理：当时的状态是“已结束”");
  const owed = reportOf(pack, [{ type: "ASK", on: "2026-05-20" }]).obligations.find((each) => each.dueOn !== null);
  expect(texts.obligation(owed as never).zh).toBe(
    "图书馆应在2026年6月20日前（含当日）办理“发证”（发证期限）。依据（按核查当日施行的版本）：《借阅规则》（2020年1月1日）第二条。",
  );
  expect(texts.state("asked")).toEqual({ zh: "已申请", en: "asked for" });
});

test("every verdict of every status is a full sentence with its citation", () => {
  const pack = readLibrary();
  const say = verdictText(pack, lifecycleOf(pack));
  const reports = [
    late,
    late.slice(0, 1),
    [
      { type: "ASK", on: "2026-01" },
      { type: "CHECK", on: "2026", data: {} },
      { type: "GRANT", on: "2026-02" },
    ],
  ].map((acts) => reportOf(pack, acts));
  const verdicts = reports.flatMap((report) => report.verdicts);
  expect(new Set(verdicts.map((verdict) => verdict.status)).size).toBeGreaterThanOrEqual(3);
  for (const verdict of verdicts) {
    const text = say(verdict);
    expect(text.zh).toMatch(/依据(（按核查当日施行的版本）)?：《借阅规则》.*。$/);
    expect(text.en).toMatch(/Basis( \(by the edition in force on the day of the audit\))?: Lending rules.*\.$/);
    expect(`${text.zh}${text.en}`).not.toMatch(/[{}]|undefined|null|NaN/);
  }
});

test("where readings differ each is named in the pack's words with its own date, and no single date is given", () => {
  const pack = readLibrary();
  const history = { id: "c", lifecycle: "library/card", today: "2026-06-01", facts: { birthDate: "2000-01-01" }, acts: late };
  const report = replay(lifecycleOf(pack), { ...history, interpretations: { "grant.from": "unconfirmed" } }, { calendar });
  const verdict = report.verdicts.find((each) => each.norm === "L-2") as Verdict;
  expect(verdict.status).toBe("undetermined");
  const text = verdictText(pack, lifecycleOf(pack))(verdict);
  expect(text.zh).toContain("按不同口径结论不同：申请之日——不符合，最迟2026年2月28日；查验之日——符合，最迟2026年3月1日。");
  expect(text.zh).toContain("请先明确采用哪一种口径");
  expect(text.zh).not.toContain("最迟应在");
});

test("possibilities that the record leaves open are said by the norm, vote or state they concern", () => {
  const texts = reportTexts(readLibrary(), lifecycleOf(readLibrary()));
  expect(texts.reading("L-2: void")).toEqual({ zh: "发证期限：会议或审批无效", en: "Time limit: the act is void" });
  expect(texts.reading("granted: true, checked")).toEqual({
    zh: "已发证：条件成立，查验之日",
    en: "granted: the condition is met, the day of checking",
  });
  // A pack may call a reading of a text by a word that the engine uses for what a vote comes to.
  const named = readLibrary();
  const catalogue = {
    zh: { ...named.catalogue.zh, "reading.full": "从原起始之日起算" },
    en: { ...named.catalogue.en, "reading.full": "in full" },
  };
  expect(reportTexts({ ...named, catalogue }, lifecycleOf(named)).reading("L-2: full")).toEqual({
    zh: "发证期限：选足应选名额",
    en: "Time limit: every seat is filled",
  });
  expect(texts.reading("2026-05-01")).toEqual({ zh: "2026年5月1日", en: "1 May 2026" });
});

test("a reading word that two interpretations share is said in the words of the one that is meant", () => {
  const named = (set: string, zh: string, en: string) => ({
    zh: { [`reading.${set}`]: zh },
    en: { [`reading.${set}`]: en },
  });
  const whole = readLibrary();
  const other = { ...whole.interpretations["grant.from"], title: { zh: "另一口径", en: "Another" }, default: "unconfirmed" } as never;
  const texts = [named("other.checked", "别处的说法", "something else"), named("grant.from.checked", "查验之日", "the day of checking")];
  const catalogue = {
    zh: Object.assign({}, whole.catalogue.zh, ...texts.map((each) => each.zh)),
    en: Object.assign({}, whole.catalogue.en, ...texts.map((each) => each.en)),
  };
  // No norm of the lifecycle reads the one that the pack names first.
  const pack: Pack = { ...whole, catalogue, interpretations: { other, ...whole.interpretations } };
  expect(reportTexts(pack, lifecycleOf(pack)).reading("checked").en).toBe("the day of checking");
  expect(reportTexts(pack, lifecycleOf(pack)).reading("checked, checked").en).toBe("the day of checking, something else");
  const history = { id: "c", lifecycle: "library/card", today: "2026-06-01", facts: { birthDate: "2000-01-01" }, acts: late };
  const { verdicts } = replay(lifecycleOf(pack), { ...history, interpretations: { "grant.from": "unconfirmed" } }, { calendar });
  const verdict = verdicts.find((each) => each.norm === "L-2") as Verdict;
  expect(verdictText(pack, lifecycleOf(pack))(verdict).en).toContain("the day of checking: ");
  // What the verdict settled is not what its readings name.
  const settled = { ...verdict, interpretations: { "grant.from": "asked", other: "unconfirmed" } };
  expect(verdictText(pack, lifecycleOf(pack))(settled).en).toContain("something else: ");
});

test("several readings that lead to one state are said one after the other", () => {
  expect(reportTexts(readLibrary(), lifecycleOf(readLibrary())).reading("L-2: kept; checked").en).toBe(
    "Time limit: the act holds; the day of checking",
  );
});

test("what is missing before an act on record is answered in other words than before one that is asked about, the pack's first", () => {
  const missing: Verdict = {
    ...lateVerdict(readLibrary()),
    reason: "missingAct",
    check: null,
    act: "CHECK",
    on: null,
    latest: null,
    readings: [],
  };
  const verdict = { ...missing, facts: { before: "GRANT", beforeOn: "2026-03-01" } };
  const engine = verdictText(readLibrary(), lifecycleOf(readLibrary()));
  expect(engine(verdict).zh).toContain("请查明情况：确已办理而漏记的，凭原始材料补充登记");
  expect(engine(verdict, "asked").zh).toContain("请先办理该事项");
  const pack = readLibrary((files) => {
    for (const language of ["zh", "en"]) {
      const { messages } = files.get(`messages/${language}.json`) as { messages: Record<string, string> };
      messages["grant.time.missingAct"] = "{act} first.";
      messages["reason.missingAct.recorded"] = "{act} was left out.";
    }
  });
  const say = verdictText(pack, lifecycleOf(pack));
  expect(say(verdict, "asked").en).toContain("first.");
  expect(say(verdict, "recorded").en).toContain("was left out.");
  expect(say(verdict)).toEqual(say(verdict, "recorded"));
});
