import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/guiju.mjs", import.meta.url));

const member = { lifecycle: "cpc/member-development", today: "2026-10-31" };
const HISTORIES = [
  {
    ...member,
    id: "a",
    acts: [
      { type: "APPLY", on: "2026-05-31" },
      { type: "TALK", on: "2026-07-01" },
    ],
  },
  {
    ...member,
    id: "b",
    acts: [
      { type: "APPLY", on: "2019-07" },
      { type: "TALK", on: "2019-08" },
    ],
  },
  {
    ...member,
    id: "c",
    startsAt: "proposed.consented",
    acts: [
      { type: "NOTICE", on: "2026-09-28", data: { places: [{ id: "unit", start: "2026-09-28", end: "2026-10-04" }] } },
      { type: "LIST_OBJECT", on: "2026-10-08" },
    ],
  },
  { ...member, id: "İıß规矩", acts: [{ type: "APPLY", on: "2026-02-29" }] },
  {
    ...member,
    id: "e",
    startsAt: "admission.preReviewed",
    acts: [{ type: "ASSEMBLY", on: "2026-01-01", data: { due: 16, present: 16, yes: 9 } }],
  },
];
const INPUT = HISTORIES.map((history) => `${JSON.stringify(history)}\n`).join("");

function audit(argv: readonly string[], env: Record<string, string>): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const { LC_ALL: _, LANG: __, TZ: ___, GUIJU_LANG: ____, ...rest } = process.env;
    const child = spawn(process.execPath, [BIN, "audit", "-", ...argv], { env: { ...rest, ...env } });
    const parts = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (parts.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (parts.stderr += text));
    child.on("close", (code) => done({ code, ...parts }));
    child.stdin.end(INPUT);
  });
}

test.each([[["--json", "--texts"]], [["--lang", "en"]]])(
  "an audit %j is the same to the byte in every time zone and locale",
  async (argv) => {
    const plain = await audit(argv, { TZ: "UTC", LC_ALL: "C" });
    expect(plain.code).toBe(3);
    expect(plain.stdout.length).toBeGreaterThan(1000);
    for (const TZ of ["UTC", "Asia/Shanghai", "Pacific/Kiritimati"]) {
      const locales = ["C", "zh_CN.UTF-8", "tr_TR.UTF-8"];
      const results = await Promise.all(locales.map((locale) => audit(argv, { TZ, LC_ALL: locale, LANG: locale })));
      for (const [index, result] of results.entries()) expect(result, `${TZ} ${locales[index]}`).toEqual(plain);
    }
  },
);
