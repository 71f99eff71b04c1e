import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Issue } from "./issue.ts";
import { renderIssue } from "./render-issue.ts";

const issue = (line: number, column: number, length: number, more: Partial<Issue> = {}): Issue => ({
  code: "unknown_key",
  message: { zh: "不认识的名称", en: "unknown name" },
  place: { file: "规定/谈话.json", line, column, length },
  ...more,
});

test("the caret stands right under Chinese text, with what was expected and meant below", () => {
  const source = '{\n  "标题": "谈话", "monhts": 1\n}';
  const more = {
    suggestion: "months",
    expected: { zh: "days、months 或 years", en: "days, months or years" },
    help: { zh: "改名", en: "rename it" },
  };
  expect(renderIssue(issue(2, 15, 8, more), source, "zh")).toBe(
    [
      "错误[unknown_key]：不认识的名称",
      " --> 规定/谈话.json:2:15",
      "  |",
      '2 |   "标题": "谈话", "monhts": 1',
      "  |                   ^^^^^^^^",
      "  = 应为：days、months 或 years",
      "  = 是否想写：months",
      "  = 办法：改名",
    ].join("\n"),
  );
  expect(renderIssue(issue(2, 3, 4, { ...more, severity: "warning" }), source, "en")).toBe(
    [
      "warning[unknown_key]: unknown name",
      " --> 规定/谈话.json:2:3",
      "  |",
      '2 |   "标题": "谈话", "monhts": 1',
      "  |   ^^^^^^",
      "  = expected: days, months or years",
      "  = did you mean: months",
      "  = help: rename it",
    ].join("\n"),
  );
});

test("a tab is shown as spaces and counted so", () => {
  const [, , , shown, carets] = renderIssue(issue(1, 3, 1), "\t\tx", "en").split("\n");
  expect([shown, carets]).toEqual(["1 |         x", "  |         ^"]);
});

test("the gutter is as wide as the line number, with CR LF and CR as line ends", () => {
  const lines = renderIssue(issue(12, 1, 1), `${"a\r\nb\rc\n".repeat(3)}x\ny\nlast`, "en").split("\n");
  expect(lines.slice(1)).toEqual(["  --> 规定/谈话.json:12:1", "   |", "12 | last", "   | ^"]);
});

test("without the source, or past its end, the place is given without a line", () => {
  const head = "error[unknown_key]: unknown name\n --> 规定/谈话.json:9:1";
  expect(renderIssue(issue(9, 1, 1), undefined, "en")).toBe(head);
  expect(renderIssue(issue(9, 1, 1), "one line", "en")).toBe(head);
});

test("without a place the pointer is given, without both only the message", () => {
  const bare: Issue = { code: "x", message: { zh: "错", en: "wrong" } };
  expect(renderIssue({ ...bare, pointer: "/norms/3" }, "", "en")).toBe("error[x]: wrong\n --> /norms/3");
  expect(renderIssue(bare, "", "zh")).toBe("错误[x]：错");
});

test("a mark at or beyond the end of the line is one caret after it", () => {
  expect(
    renderIssue(issue(1, 6, 3), "名a", "en")
      .split("\n")
      .at(-1),
  ).toBe("  |    ^");
  expect(
    renderIssue(issue(1, 1, 5), "", "en")
      .split("\n")
      .slice(-2),
  ).toEqual(["1 |", "  | ^"]);
});

test("a long line is cut on both sides of the mark", () => {
  const source = `${"名".repeat(50_000)}KEY${"值".repeat(50_000)}`;
  const [, , , shown, carets] = renderIssue(issue(1, 50_001, 3), source, "en").split("\n") as string[];
  expect(shown).toMatch(/^1 \| …名+KEY值+…$/);
  expect(stringWidth(shown ?? "")).toBeLessThanOrEqual(116);
  expect(stringWidth((shown ?? "").split("KEY")[0] ?? "")).toBe((carets ?? "").indexOf("^"));
});

test("a mark longer than a line can show is cut, and its carets with it", () => {
  const [, , , shown, carets] = renderIssue(issue(1, 1, 5000), "x".repeat(5000), "en").split("\n") as string[];
  expect([stringWidth(shown ?? "") <= 116, stringWidth(shown ?? "")]).toEqual([true, stringWidth(carets ?? "")]);
});

test("nothing in the input can move the cursor or turn the direction of the text", () => {
  const hostile = "a\u001b[31mb\u202ec\u200bd\u2028e\u0000";
  const shown = renderIssue(issue(1, 1, 1, { suggestion: hostile, message: { zh: hostile, en: hostile } }), hostile, "en");
  expect(shown).not.toMatch(/[\u202e\u200b\u2028]/);
  expect([...shown].filter((character) => character < " " && character !== "\n")).toEqual([]);
  expect(shown.split("\n")).toHaveLength(6);
});

test("the caret line begins at the width of what stands before the mark, whatever it is", () => {
  const piece = fc.constantFrom("a", " ", "名", "：", "é", "𠮷", "👍", "ｱ", '"');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { minLength: 1, maxLength: 5 }), (before, marked) => {
      const [head, mark] = [before.join(""), marked.join("")];
      const caret = renderIssue(issue(1, head.length + 1, mark.length), `${head}${mark}z`, "en").split("\n")[4] as string;
      expect(caret).toBe(`  | ${" ".repeat(stringWidth(head))}${"^".repeat(stringWidth(mark))}`);
    }),
  );
});
