// Prints a software bill of materials (CycloneDX 1.5, JSON) of what reaches a user: `node scripts/sbom.ts > sbom.cdx.json`. Needs no network.
// It has no time and no random number, so that the same lockfile gives the same text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RuntimePackage, runtimePackages } from "./runtime-dependencies.ts";

/** Makes the bill: every package with its licence, its digest from the lockfile, and what it needs. */
export function billOfMaterials(root: string): string {
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  const packages = runtimePackages(root);
  const project = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; description: string };
  const ours = packages.filter((each) => each.origin === "ours");
  const component = { type: "application", "bom-ref": project.name, name: project.name, description: project.description };
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component },
    components: packages.map((each) => componentOf(each, lockfile)),
    dependencies: [
      { ref: project.name, dependsOn: ours.map((each) => urlOf(each.name, each.version)) },
      ...packages.map((each) => ({ ref: urlOf(each.name, each.version), dependsOn: each.needs.map(urlOfKey) })),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function componentOf(each: RuntimePackage, lockfile: string): object {
  const url = urlOf(each.name, each.version);
  const digest = each.origin === "ours" ? undefined : digestOf(each, lockfile);
  return {
    type: "library",
    "bom-ref": url,
    ...(each.author === "" ? {} : { author: each.author }),
    name: each.name,
    version: each.version,
    scope: "required",
    ...(digest === undefined ? {} : { hashes: [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }] }),
    licenses: [/^[\w.-]+$/.test(each.license) ? { license: { id: each.license } } : { expression: each.license }],
    purl: url,
  };
}

/** The digest of a package's archive, as the lockfile holds it. */
function digestOf(each: RuntimePackage, lockfile: string): string {
  const key = `${each.name}@${each.version}`;
  const start = Math.max(lockfile.indexOf(`\n  ${key}:\n`), lockfile.indexOf(`\n  '${key}':\n`));
  const found = /integrity: sha512-([A-Za-z0-9+/=]+)/.exec(lockfile.slice(start, start + 400))?.[1];
  if (start < 0 || found === undefined) throw new Error(`the lockfile has no digest of ${key}`);
  return found;
}

function urlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function urlOfKey(key: string): string {
  const at = key.lastIndexOf("@");
  return urlOf(key.slice(0, at), key.slice(at + 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(billOfMaterials(fileURLToPath(new URL("..", import.meta.url))));
