import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderOfPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { captured, LIBRARY } from "./captured-run.ts";

function copiedPack(change: (folder: string) => void = () => undefined): string {
  const folder = join(mkdtempSync(join(tmpdir(), "guiju-cli-")), "library");
  cpSync(LIBRARY, folder, { recursive: true });
  change(folder);
  return folder;
}

function replaced(path: string, from: string, to: string): (folder: string) => void {
  return (folder) => {
    const file = join(folder, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
}

test("check finds no error in a good pack", async () => {
  const { code, stdout, stderr } = await captured(["check", "library", "--lang", "en"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/library 1\.0 \(library\): (no problems|no errors; warnings: \d+)\.\n$/);
});

test("check shows a mistake at its line with the nearest spelling, ends with 3, and gives the same as JSON", async () => {
  const folder = copiedPack(replaced("norms/card.json", '"effect": "block"', '"efect": "block"'));
  const { code, stdout } = await captured(["check", ".", "--lang", "en"], { cwd: folder });
  expect(code).toBe(3);
  expect(stdout).toMatch(/--> norms\/card\.json:\d+:\d+/);
  expect(stdout).toContain("did you mean: effect");
  const json = await captured(["check", "--json"], { cwd: folder });
  expect(json.code).toBe(3);
  const { packs, errors } = JSON.parse(json.stdout);
  expect(errors).toBeGreaterThan(0);
  expect(packs[0].issues).toContainEqual(expect.objectContaining({ place: expect.objectContaining({ file: "norms/card.json" }) }));
});

test("check says how many conditions it analysed, and shows tiers that overlap at their line with facts as an example", async () => {
  const good = await captured(["check", "library", "--lang", "en"]);
  expect(good.stdout).toMatch(/library 1\.0 \(library\): \d+ conditions analysed in \d+\.\d s\.\n/);
  const folder = copiedPack(replaced("rules/loan.json", '"lessThan"', '"lessThanInclusive"'));
  const { code, stdout } = await captured(["check", ".", "--lang", "en"], { cwd: folder });
  expect(code).toBe(3);
  expect(stdout).toMatch(/error\[tier_overlap\]: The tiers rules\/loan\.json:\d+:\d+ and rules\/loan\.json:\d+:\d+ .*books = 5/);
  expect(stdout).toMatch(/--> rules\/loan\.json:\d+:\d+/);
  expect((await captured(["check", "."], { cwd: folder })).stdout).toContain("books = 5");
  const { packs } = JSON.parse((await captured(["check", "--json"], { cwd: folder })).stdout);
  expect(packs[0].issues).toContainEqual(expect.objectContaining({ code: "tier_overlap", example: { facts: { books: 5 } } }));
});

test("check shows a mistake in a rule file at its line with the nearest spelling", async () => {
  const folder = copiedPack(replaced("rules/loan.json", '"fact": "cardUntil"', '"fact": "cardUntl"'));
  const { code, stdout } = await captured(["check", ".", "--lang", "en"], { cwd: folder });
  expect(code).toBe(3);
  expect(stdout).toMatch(/--> rules\/loan\.json:\d+:\d+/);
  expect(stdout).toContain("did you mean: cardUntil");
});

test("the mark of an unknown key in a rule file stands below the key", async () => {
  const folder = copiedPack(replaced("rules/loan.json", '"message": "loan.fees"', '"unless": "loan.fees"'));
  const { stdout } = await captured(["check", ".", "--lang", "en"], { cwd: folder });
  const lines = stdout.split("\n");
  const at = lines.findIndex((line) => line.includes('"unless"') && line.includes("|"));
  const [line = "", mark = ""] = lines.slice(at, at + 2);
  expect(mark.slice(mark.indexOf("^"))).toBe("^".repeat('"unless"'.length));
  expect(line.indexOf('"unless"')).toBe(mark.indexOf("^"));
});

test("check of a folder that is no pack is wrong usage", async () => {
  const { code, stderr } = await captured(["check", "no-such-folder", "--lang", "en"]);
  expect(code).toBe(2);
  expect(stderr).toContain("no-such-folder");
});

test("test runs the cases of the pack here and of one file", async () => {
  const here = await captured(["test", "--filter", "L-0", "--lang", "en"], { cwd: LIBRARY });
  expect(here).toEqual({ code: 0, stdout: "library: worked cases: 2; omission checks: 0; passed: 2; failed: 0.\n", stderr: "" });
  const file = await captured(["test", "library/cases/card.test.json", "--lang", "en"]);
  expect(file.stdout).toMatch(/worked cases: 2; omission checks: \d+; passed: \d+; failed: 0/);
});

test("a failed case is shown at its line with what was expected, ends with 4 and is in the JUnit file", async () => {
  const folder = copiedPack(replaced("cases/card.test.json", '"2026-03-09"', '"2026-03-10"'));
  const { code, stdout } = await captured(["test", "--filter", "L-02", "--junit", "result.xml", "--lang", "en"], { cwd: folder });
  expect(code).toBe(4);
  expect(stdout).toContain("✗ L-02");
  expect(stdout).toMatch(/--> cases\/card\.test\.json:\d+:\d+/);
  expect(stdout).toContain('"2026-03-10"');
  const xml = readFileSync(join(folder, "result.xml"), "utf8");
  expect(xml).toContain('<testsuites name="guiju" tests="1" failures="1">');
});

test("failures of a case stand at the line of the expectation, and names that are misspelt get the nearest that there are", async () => {
  const path = "cases/loan.test.json";
  const lineOf = (folder: string, text: string) =>
    readFileSync(join(folder, path), "utf8")
      .split("\n")
      .findIndex((line) => line.includes(text)) + 1;
  const shown = async (from: string, to: string, at: string, language: string) => {
    const folder = copiedPack(replaced(path, from, to));
    const { code, stdout } = await captured(["test", "--filter", "R-0", "--lang", language], { cwd: folder });
    expect(code).toBe(4);
    expect(stdout).toContain(`    --> ${path}:${lineOf(folder, at)}:`);
    return stdout;
  };
  expect(await shown('"lend": true', '"lend": false', '"lend": false', "en")).toContain("  - rule lend: expected false, got true\n");
  const misspelt = [
    ['"lend": true', '"lned": true', "lend"],
    ['"rules": "library/loan"', '"rules": "library/lona"', "library/loan"],
    ['"fees":', '"fes":', "fees"],
  ] as const;
  for (const [from, to, name] of misspelt) {
    expect(await shown(from, to, to, "en")).toContain(`Did you mean ${name}?`);
    expect(await shown(from, to, to, "zh")).toContain(`是否想写 ${name}？`);
  }
});

test("a fact that cannot be used is told in one language and without raw data", async () => {
  const folder = copiedPack(replaced("cases/loan.test.json", '"fees": ', '"fees": "x", "books": '));
  const text = readFileSync(join(folder, "cases/loan.test.json"), "utf8");
  writeFileSync(join(folder, "cases/loan.test.json"), text.replace(/("fees": "x"), "books": [^,\n]*/, "$1"));
  const { stdout } = await captured(["test", "--filter", "R-01", "--lang", "en"], { cwd: folder });
  expect(stdout).toMatch(/ {2}- The fact given here .*\n {4}--> cases\/loan\.test\.json:\d+:\d+\n/);
  expect(stdout).not.toMatch(/[\u4e00-\u9fff].*not recorded|"zh"|\{"pointer/);
});

test("a result file that cannot be written is one clear message and exit code 1", async () => {
  const { code, stderr } = await captured(["test", "library", "--filter", "L-0", "--junit", "no-such-folder/result.xml", "--lang", "en"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^guiju: ".*result\.xml" cannot be read or written \(ENOENT\)\.\n$/);
});

test("coverage is counted, and below --min the exit code is 5", async () => {
  const args = ["test", "library", "--filter=-0", "--coverage", "--lang", "en"];
  const { code, stdout } = await captured(args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Norms covered: \d+\/12 \(\d+%\)/);
  expect(stdout).toContain("LB20-1");
  expect(stdout).toContain("Outcomes of rules covered: 2/2 (100%)");
  expect((await captured([...args, "--min", "10"])).code).toBe(0);
  const low = await captured([...args, "--min", "100"]);
  expect(low.code).toBe(5);
  expect(low.stdout).toContain("100% are required");
});

test("test --json lists each case", async () => {
  const { stdout } = await captured(["test", "library", "--filter", "L-0", "--json"]);
  const { packs, passed, failed } = JSON.parse(stdout);
  expect([passed, failed]).toEqual([2, 0]);
  expect(packs[0].cases.map((each: { id: string }) => each.id)).toEqual(["L-01", "L-02"]);
});

test("table prints, and with --write writes what it would print, once", async () => {
  const folder = copiedPack();
  const printed = await captured(["table", folder]);
  expect(printed.code).toBe(0);
  expect(printed.stdout).toContain("LB26-2");
  const written = await captured(["table", ".", "--write", "--lang", "en"], { cwd: folder });
  const files = written.stdout.split("\n").filter(Boolean);
  expect(files.length).toBeGreaterThan(0);
  for (const line of files) {
    expect(line).toMatch(/^tables\/.+\.md was written$/);
    const text = readFileSync(join(folder, line.split(" ")[0] ?? ""), "utf8");
    expect(printed.stdout).toContain(text.trimEnd());
  }
  expect((await captured(["table", ".", "--write", "--lang", "en"], { cwd: folder })).stdout).toMatch(/^(tables\/.+ is unchanged\n)+$/);
});

test("diagram draws a lifecycle in the chosen language", async () => {
  const { code, stdout } = await captured(["diagram", "library", "--lang", "en"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^%% library\/card 1\.0\nstateDiagram-v2\n/);
  expect(stdout).toContain("books on loan");
  expect((await captured(["diagram", "library"])).stdout).toContain("借书中");
});

test("diagram --format list tells in words what leads into each state and out of it", async () => {
  const { code, stdout } = await captured(["diagram", "library", "--format", "list", "--lang", "en"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# .+\n/);
  expect(stdout).toContain("books on loan");
  expect(stdout).toMatch(/- In:\n {2}- 1 /);
});

test("diagram --format svg draws from the coordinates beside the pack, in the chosen language", async () => {
  const drawn = await captured(["diagram", "cpc/member-development", "--format", "svg", "--lang", "en"]);
  expect([drawn.code, drawn.stderr]).toEqual([0, ""]);
  expect(drawn.stdout).toBe(readFileSync(join(folderOfPack("cpc"), "diagrams/member-development.en.svg"), "utf8"));
  expect((await captured(["diagram", "cpc/member-development", "--format", "svg"])).stdout).toMatch(/^<svg [^>]*lang="zh-CN"/);
});

test("diagram --format svg without coordinates, or with coordinates that cannot be used, says so and what to do instead", async () => {
  const none = await captured(["diagram", "library", "--format", "svg", "--lang", "en"]);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("there is no coordinates file");
  expect(none.stderr).toContain("--format mermaid");
  const folder = copiedPack((copy) => {
    mkdirSync(join(copy, "diagrams"));
    writeFileSync(join(copy, "diagrams/card.layout.json"), '{"lifecycle": 3}');
  });
  const bad = await captured(["diagram", folder, "--format", "svg", "--lang", "en"]);
  expect(bad.code).toBe(3);
  expect(bad.stderr).toContain("cannot be used");
});

test("diagram refuses a format it does not know with the nearest one", async () => {
  const { code, stderr } = await captured(["diagram", "library", "--format", "svgg", "--lang", "en"]);
  expect(code).toBe(2);
  expect(stderr).toContain("svg");
});

test("a command that needs a sound pack shows what is wrong with it, and ends with 3", async () => {
  const folder = copiedPack(replaced("lifecycles/card.json", '"initial": "none"', '"initial": "nonne"'));
  const { code, stderr } = await captured(["table", folder, "--lang", "en"]);
  expect(code).toBe(3);
  expect(stderr).toContain(join(folder, "lifecycles/card.json"));
  expect(stderr).toMatch(/\d+ \| +"initial": "nonne"/);
});

/** A pack over a copy of the library, in the folder beside it. */
function localPack(changes: readonly object[], id = "town", over = "library", beside = copiedPack()): string {
  const folder = join(beside, "..", id);
  const basis = [{ instrument: id, edition: "2024-01-01", confidence: "read" }];
  const title = { zh: "本市", en: "Our town" };
  const files = {
    "pack.json": { $schema: "x", id, version: "7", title, jurisdiction: "XX-01", calendar: "chinese-days", extends: [{ pack: over }] },
    "instruments.json": { $schema: "x", instruments: { [id]: { title, editions: { "2024-01-01": { inForce: "2024-01-01" } } } } },
    "messages/zh.json": { $schema: "x", messages: {} },
    "messages/en.json": { $schema: "x", messages: {} },
    "overlays/town.json": { $schema: "x", title, basis, changes },
  };
  for (const name of ["messages", "overlays"]) mkdirSync(join(folder, name), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), JSON.stringify(content, undefined, 1));
  return folder;
}

const loosened = { change: "set", norm: "grant.time", parameter: "period", to: { months: 99 } };
const history = (lifecycle: string) => JSON.stringify({ id: "a", lifecycle, today: "2026-03-01", facts: {}, acts: [] });

test("a local pack whose changes are refused, or whose parent's are, judges nothing, and is told of at the path of the fault", async () => {
  const town = localPack([loosened]);
  localPack([], "ward", "town", town);
  const cwd = join(town, "..");
  const commands = [
    ["audit", "-", "--pack", "./town"],
    ["due", "-", "--pack", "./ward", "--before", "2027-01-01"],
    ["can", "-", "GRANT", "--on", "2026-03-01", "--pack", "./ward"],
    ["test", "ward"],
    ["table", "town"],
    ["diagram", "./town"],
  ];
  for (const argv of commands) {
    const { code, stdout, stderr } = await captured([...argv, "--lang", "en"], { cwd, stdin: history("town/card") });
    expect([argv[0], code, stdout]).toEqual([argv[0], 3, ""]);
    expect(stderr).toContain("error[overlay_looser]");
    expect(stderr).toMatch(/town\/overlays\/town\.json:\d+:\d+\n/);
  }
  const checked = await captured(["check", "town", "ward", "--lang", "en"], { cwd });
  expect(checked.code).toBe(3);
  expect(checked.stdout.match(/--> town\/overlays\/town\.json:\d+:\d+/g)).toHaveLength(2);
  expect(checked.stdout).toContain("town 7 (town): errors: 1");
  expect(checked.stdout).toMatch(/\d+ \|\s+\{/);
});

test("reports by a local pack carry its version", async () => {
  const town = localPack([{ ...loosened, to: { days: 20 } }]);
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", town, "--json"], { stdin: history("town/card") });
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ lifecycle: "town/card", version: "7" });
});
