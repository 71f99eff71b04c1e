import { expect, test, vi } from "vitest";
import { GuijuError, isGuijuError } from "./guiju-error.ts";

test("an error carries its code, details and issues", () => {
  const issues = [{ code: "unknown_name", message: { zh: "不认识", en: "unknown" } }];
  const error = new GuijuError("unknown_name", "unknown name", { details: { name: "tpye" }, issues });
  expect(error).toMatchObject({ name: "GuijuError", code: "unknown_name", message: "unknown name", details: { name: "tpye" }, issues });
  expect(error).toBeInstanceOf(Error);
  expect(new GuijuError("usage", "x")).toMatchObject({ details: {}, issues: [] });
});

test("an error of another copy of the package is recognised, anything else is not", async () => {
  vi.resetModules();
  const copy = await import("./guiju-error.ts");
  const foreign = new copy.GuijuError("not_found", "no such pack");
  expect(foreign).not.toBeInstanceOf(GuijuError);
  expect(isGuijuError(foreign)).toBe(true);
  for (const other of [new Error("x"), { code: "usage", name: "GuijuError" }, null, undefined, "usage", () => 0])
    expect(isGuijuError(other)).toBe(false);
});
