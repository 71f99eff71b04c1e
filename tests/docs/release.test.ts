import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { billOfMaterials } from "../../scripts/sbom.ts";
import { thirdPartyNotices } from "../../scripts/third-party-notices.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n");

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly purl: string;
    readonly licenses: readonly [{ readonly license: { readonly id: string } }];
    readonly hashes?: readonly [{ readonly content: string }];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

test("THIRD-PARTY-NOTICES.md is that of the installed packages; `npm run docs` writes it", () => {
  expect(existsSync(join(root, "THIRD-PARTY-NOTICES.md")) ? read("THIRD-PARTY-NOTICES.md") : "").toBe(thirdPartyNotices(root));
});

test("everything of others that reaches a user has a licence that asks for no more than its notice", () => {
  const { components } = JSON.parse(billOfMaterials(root)) as Bill;
  const licences = new Set(components.map((each) => each.licenses[0].license.id));
  expect(
    [...licences].filter((licence) => !["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"].includes(licence)),
  ).toEqual([]);
});

test("the bill of materials names our packages, what they need and what they carry inside, and no tool", () => {
  const bill = JSON.parse(billOfMaterials(root)) as Bill;
  const names = bill.components.map((each) => each.name);
  expect(names).toEqual(
    expect.arrayContaining(["guiju", "@guiju/core", "@guiju/pack-cpc", "xstate", "zod", "chinese-days", "jsonc-parser"]),
  );
  expect(names).not.toContain("vitest");
  const others = bill.components.filter((each) => !each.name.startsWith("@guiju/") && each.name !== "guiju");
  for (const each of others) expect([each.name, each.hashes?.[0].content.length]).toEqual([each.name, 128]);
});

test("every package that the bill says is needed is in it, and the same lockfile gives the same text", () => {
  const bill = JSON.parse(billOfMaterials(root)) as Bill;
  const known = new Set(bill.components.map((each) => each.purl));
  expect(bill.dependencies.flatMap((each) => each.dependsOn).filter((needed) => !known.has(needed))).toEqual([]);
  expect(billOfMaterials(root)).toBe(billOfMaterials(root));
});

test("the code packages, and they alone, share one version", () => {
  const { fixed } = JSON.parse(read(".changeset/config.json")) as { fixed: readonly (readonly string[])[] };
  const code = readdirSync(join(root, "packages")).filter((folder) => existsSync(join(root, "packages", folder, "src")));
  const manifests = code.map((folder) => JSON.parse(read(`packages/${folder}/package.json`)) as { name: string; version: string });
  expect(fixed.map((group) => [...group].sort())).toEqual([manifests.map((each) => each.name).sort()]);
  expect(new Set(manifests.map((each) => each.version)).size).toBe(1);
});

test("the changelog has a section for the version that the code packages carry", () => {
  const { version } = JSON.parse(read("packages/core/package.json")) as { version: string };
  expect(read("CHANGELOG.md")).toContain(`\n## ${version}`);
});

test("both README files say how many files the example district has", () => {
  const files = read("examples/district/files.ndjson").trim().split("\n").length;
  expect(read("README.md")).toContain(`a made-up district of ${files} member files`);
  expect(read("README.zh-CN.md")).toContain(`一个虚构区的 ${files} 份党员材料`);
});

const folders = readdirSync(join(root, "packages")).filter((folder) => existsSync(join(root, "packages", folder, "package.json")));

test("both README files link every package, every example and every page of docs", () => {
  const examples = readdirSync(join(root, "examples"));
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const wanted = [
    ...folders.map((name) => `packages/${name}`),
    ...examples.map((name) => `examples/${name}`),
    ...pages.map((name) => `docs/${name}`),
  ];
  for (const file of ["README.md", "README.zh-CN.md"]) {
    const text = read(file);
    const lacking = wanted.filter((path) => !text.includes(`](${path})`) && !text.includes(`](${path}/`));
    expect([file, lacking]).toEqual([file, []]);
  }
});

function assessmentsIn(folder: string): readonly string[] {
  const path = `packages/${folder}/assessments`;
  const files = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
  return files.map((file) => (JSON.parse(read(`${path}/${file}`)) as { id: string }).id);
}

test("the changelog names every package of data, and each has a README that names its lifecycles and assessments", () => {
  for (const folder of folders.filter((name) => existsSync(join(root, "packages", name, "pack.json")))) {
    const { id } = JSON.parse(read(`packages/${folder}/pack.json`)) as { id: string };
    expect(read("CHANGELOG.md"), folder).toContain(`@guiju/pack-${id}`);
    const own = existsSync(join(root, "packages", folder, "lifecycles")) ? readdirSync(join(root, "packages", folder, "lifecycles")) : [];
    for (const file of own) expect(read(`packages/${folder}/README.md`), folder).toContain(`\`${id}/${file.replace(/\.json$/, "")}\``);
    for (const name of assessmentsIn(folder)) expect(read(`packages/${folder}/README.md`), folder).toContain(`\`${id}/${name}\``);
    expect(read(`packages/${folder}/README.md`)).toContain(`@guiju/${folder}\n`);
  }
});
