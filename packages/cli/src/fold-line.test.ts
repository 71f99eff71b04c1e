import { displayWidth } from "@guiju/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldLine } from "./fold-line.ts";

test("a line that fits stays as it is; a wider one is folded at spaces and between Chinese characters, and set in", () => {
  expect(foldLine("  basis: rules", 14, "    ")).toBe("  basis: rules");
  expect(foldLine("  basis: rules of lending", 14, "    ")).toBe("  basis: rules\n    of lending");
  expect(foldLine("依据：《借阅规则》第二条", 12, "  ")).toBe("依据：《借阅\n  规则》第二\n  条");
});

test("nothing is lost, no line is too wide, and none begins with a closing mark or ends with an opening one", () => {
  const part = fc.constantFrom("规", "则", "《矩》", "则，", "（规", "则）。", "rule ", "a ", "“则”", "2026 ", "é ");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 16, max: 40 }), (parts, width) => {
      const text = parts.join("");
      const lines = foldLine(text, width, "  ").split("\n");
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^\s*[，。》）”]/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[《（“]$/);
    }),
  );
});

test("a word that alone is too wide stays whole", () => {
  expect(foldLine("see abcdefghijklmnop now", 10, "  ")).toBe("see\n  abcdefghijklmnop\n  now");
});
