import { expect, test } from "vitest";
import { leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { burdenLint } from "./burden-lint.ts";

const flag = { type: "flag" };

/** What the lint says of a rubric with one item for each fact. */
function lint(facts: Readonly<Record<string, object>>) {
  const items = Object.keys(facts).map((name) => ({ id: name, points: 1, when: { fact: name, operator: "equal", value: true } }));
  return burdenLint(rubricOf({ max: 10, facts, indicators: [leaf("x", 10, { primitive: "checklist", mode: "deduct", items })] }));
}

test("titles of metrics are told from those of work that share a word with them", () => {
  const codes = (zh: string) => lint({ n: { ...flag, title: { zh, en: "n" } }, other: flag }).map(({ code }) => code);
  for (const zh of ["定位准确的项目数", "经济发展轨迹", "台账齐全"]) expect([zh, codes(zh)]).toEqual([zh, []]);
  for (const zh of ["手机定位次数", "巡河轨迹里程"]) expect([zh, codes(zh)]).toEqual([zh, ["burden_location"]]);
  for (const zh of ["学习强国积分", "学习平台积分", "在线时长"]) expect([zh, codes(zh)]).toEqual([zh, ["burden_online_time"]]);
  expect(codes("留痕资料齐全")).toEqual(["burden_trace_only"]);
  expect(lint({ n: { ...flag, title: { zh: "台账份数", en: "n" } } }).map(({ pointer }) => pointer)).toEqual(["/indicators/0"]);
});

test("the limits of the lint are said to be its own, and no setting is spoken of that a command does not have", () => {
  const months = ["01", "02", "03", "04", "05"];
  const of = { type: "list", of: { period: { type: "word" }, score: { type: "number" } }, decimals: 0, min: 0, max: 10 };
  const monthly = rubricOf({
    max: 10,
    facts: { m: of },
    indicators: [leaf("x", 10, { primitive: "periods", of: "m", periods: months, take: "worst" })],
  });
  const texts = burdenLint(monthly, { mostIndicators: 0 }).map(({ message }) => message);
  expect(texts.map(({ zh }) => /(\d+) [个次]是本工具的提示线/.exec(zh)?.[1])).toEqual(["0", "4"]);
  expect(texts.some(({ zh, en }) => /设定|setting/.test(zh + en))).toBe(false);
});
