import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, LogLevel } from "typedoc";
import { expect, test } from "vitest";
import { apiTexts } from "../../scripts/write-api.ts";
import { examplesOf, readSource, sources } from "./fences.ts";
import { entriesOf } from "./public-names.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = readdirSync(join(root, "packages")).filter((name) => existsSync(join(root, "packages", name, "src/index.ts")));
const options = JSON.parse(readFileSync(join(root, "typedoc.json"), "utf8")) as {
  entryPoints: string[];
  packagesRequiringDocumentation: string[];
};

/** Types that stand behind exported ones and that a host never names; each with the reason. */
const unnamed: Readonly<Record<string, string>> = {
  BandIr: "part of a checked rubric, which a host stores and hands on as it is",
  Block: "inner column of a run; a host reads reports",
  CheckBase: "the part that all kinds of `Check` share",
  CompiledAct: "inner table of a lifecycle",
  CompiledDecision: "inner table of a lifecycle",
  CompiledNorm: "inner table of a lifecycle",
  CompiledRegion: "inner table of a lifecycle",
  CompiledView: "inner table of a lifecycle",
  ConsequenceIr: "part of a checked rubric, which a host stores and hands on as it is",
  Machine: "inner column of a run; a host reads reports",
  MeasureIr: "part of a checked rubric, which a host stores and hands on as it is",
  Node: "part of a checked rubric, which a host stores and hands on as it is",
  NumberSlot: "part of a checked rubric, which a host stores and hands on as it is",
  Panel: "inner column of a run; a host reads reports",
  PlanChange: "what a checked what-if hands to its evaluation",
  PreparedHistory: "what `readHistory` hands back; a host asks only whether there are issues",
  Ratio: "part of a checked rubric, which a host stores and hands on as it is",
  Slot: "what a frame keeps of one read",
  Standing: "inner column of a run; a host reads reports",
  Statistic: "part of a checked rubric, which a host stores and hands on as it is",
  TransitionTable: "inner table of a lifecycle",
  Unusable: "inner column of a run; a host reads reports",
  WindowCheck: "inner table of a lifecycle",
  XStateContext: "named by XState's `assign`, which infers it",
};

test("typedoc.json names every entry of every package, and every package as one whose names need documentation", () => {
  const entries = folders.flatMap((folder) => [...entriesOf(root, folder).values()]);
  expect([...options.entryPoints].sort()).toEqual([...entries].sort());
  const names = folders.map(
    (folder) => (JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")) as { name: string }).name,
  );
  expect([...options.packagesRequiringDocumentation].sort()).toEqual(names.sort());
});

test("typedoc reads every package without an error or a warning, and every type it meets is exported or known not to be", async () => {
  const app = await Application.bootstrapWithPlugins({ options: join(root, "typedoc.json"), readme: "none" });
  const said: string[] = [];
  app.logger.log = (message, level) => {
    if (level >= LogLevel.Warn) said.push(message);
  };
  const project = await app.convert();
  expect(said).toEqual([]);
  if (project === undefined) throw new Error("typedoc made no project");
  // Typedoc looks for types that are not exported only in the package it takes the project for.
  for (const name of options.packagesRequiringDocumentation) {
    project.packageName = name;
    app.validate(project);
  }
  const hidden = said.flatMap((message) => /(\w+), defined in .* is referenced by .* but not included/.exec(message)?.[1] ?? []);
  expect(said.filter((message) => !message.includes("but not included in the documentation"))).toEqual([]);
  expect([...new Set(hidden)].sort()).toEqual(Object.keys(unnamed).sort());
});

test("every public function has an example", () => {
  const examples = sources(root).flatMap((file) =>
    examplesOf(file, readSource(root, file)).map((example) => ({ package: file.split("/")[1], code: example.code })),
  );
  const without = [...apiTexts(root)].flatMap(([path, text]) => {
    const [exported = ""] = text.split("## Not exported");
    const own = examples.filter((example) => example.package === path.split("/")[1]);
    const names = [...exported.matchAll(/^function (\w+)/gm)].map((match) => match[1] as string);
    return names.filter((name) => !own.some((example) => new RegExp(`\\b${name}\\b`).test(example.code))).map((name) => `${path}: ${name}`);
  });
  expect(without).toEqual([]);
});
