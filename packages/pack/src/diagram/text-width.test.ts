import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLines, textWidth, wrapText } from "./text-width.ts";

test("a Chinese character is as wide as the font is high, a Latin letter is narrower", () => {
  expect(textWidth("规定")).toBe(2);
  expect(textWidth("rule")).toBeLessThan(3);
});

test("Chinese breaks between characters, never before a mark of punctuation", () => {
  expect(wrapText("一二三四，五六", 4)).toEqual(["一二三", "四，五六"]);
});

test("a last line of one or two characters is avoided where the others have room", () => {
  expect(wrapText("一二三四五六七八九十甲", 10)).toEqual(["一二三四五六", "七八九十甲"]);
});

test("English breaks at spaces; a word that is too wide alone is parted", () => {
  expect(wrapText("one two three", 5)).toEqual(["one two", "three"]);
  expect(wrapText("incomprehensibility", 5).length).toBeGreaterThan(1);
});

test("whatever the text, no line is wider than asked and no letter is lost", () => {
  const unit = fc.constantFrom(..."规定，。a bWi-1（）".split(""));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 4, max: 20 }), (text, width) => {
      const lines = wrapText(text, width);
      for (const line of lines) {
        // Punctuation stays with the character before it, even where that makes a run of marks too wide.
        if (!/[，。）]{2}/.test(line)) expect(textWidth(line)).toBeLessThanOrEqual(width + 1);
      }
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("what has no room is cut with an ellipsis", () => {
  expect(cutLines(["一二三四", "五"], 1, 4)).toEqual(["一二三…"]);
  expect(cutLines(["一"], 1, 4)).toEqual(["一"]);
});
