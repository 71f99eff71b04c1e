import { expect, test } from "vitest";
import { printable, printableLines, shortened } from "./printable.ts";

test("what could rewrite a terminal is shown as an escape", () => {
  expect(printable("a\u001b[2Jb\u202ec\n规矩")).toBe("a\\u001b[2Jb\\u202ec\\u000a规矩");
  expect(printableLines("one\ntwo\u0007")).toBe("one\ntwo\\u0007");
});

test("a long word is cut between whole characters", () => {
  expect(shortened("规矩规矩", 3)).toBe("规矩规…");
  expect(shortened("𠀀𠀀", 2)).toBe("𠀀𠀀");
  expect(shortened("x".repeat(1000), 5)).toBe("xxxxx…");
});
