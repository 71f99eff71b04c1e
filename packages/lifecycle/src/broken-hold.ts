import type { Text } from "@guiju/core";
import type { Fields } from "@guiju/rules";

const SIGNS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  le: { zh: "不应大于", en: "must not be more than" },
  lt: { zh: "应小于", en: "must be less than" },
  ge: { zh: "不应小于", en: "must not be less than" },
  gt: { zh: "应大于", en: "must be more than" },
};

/** Says which numbers of an act cannot be together: "`present` (30) must not be more than `due` (25)". */
export function brokenHold(source: unknown, self: Fields): { readonly field: string | undefined; readonly message: Text } {
  for (const [operator, sign] of Object.entries(SIGNS)) {
    const operands = (source as Record<string, unknown>)[operator];
    if (!Array.isArray(operands)) continue;
    const field = fieldOf(operands[0]);
    const [left, right] = [named(operands[0], self), named(operands[1], self)];
    return { field, message: { zh: `${left}${sign.zh}${right}。`, en: `${left} ${sign.en} ${right}.` } };
  }
  return { field: undefined, message: { zh: "所填内容互相矛盾，不可能同时成立。", en: "What is entered here cannot all be true." } };
}

function fieldOf(operand: unknown): string | undefined {
  const field = typeof operand === "object" && operand !== null ? (operand as Record<string, unknown>).self : undefined;
  return typeof field === "string" ? field : undefined;
}

function named(operand: unknown, self: Fields): string {
  const field = fieldOf(operand);
  if (field !== undefined) return `${field} (${String(self[field] ?? "?")})`;
  if (typeof operand === "number") return String(operand);
  const inner = JSON.stringify(operand).match(/"self":"[^"]+"/g) ?? [];
  return inner.map((each) => each.slice(8, -1)).join(" + ") || JSON.stringify(operand);
}
