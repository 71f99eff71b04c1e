import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package that reaches the user: one of ours, or one that ours need at run time or carry inside their files. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author: string;
  /** Whether it is a package of this repository. */
  readonly origin: "ours" | "third";
  /** Where it lies on this machine. */
  readonly folder: string;
  /** Names and versions of the packages it needs. */
  readonly needs: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** In a package of ours: what its build puts into its files. */
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Every package that reaches the user, sorted by name and version: what our packages depend on, what they carry inside, and so on down. */
export function runtimePackages(root: string): readonly RuntimePackage[] {
  const found = new Map<string, RuntimePackage>();
  const visit = (folder: string, origin: RuntimePackage["origin"]): string => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const key = `${manifest.name}@${manifest.version}`;
    if (found.has(key)) return key;
    const names = Object.keys({ ...manifest.dependencies, ...(origin === "ours" ? manifest.devDependencies : {}) }).filter(
      (name) => !isOurs(name) || origin === "ours",
    );
    const author = typeof manifest.author === "string" ? manifest.author : (manifest.author?.name ?? "");
    const base = {
      name: manifest.name,
      version: manifest.version,
      license: manifest.license ?? "",
      author: author.replace(/ *[<(].*/, ""),
      origin,
      folder,
    };
    found.set(key, { ...base, needs: [] });
    const needs = names.map((name) => visit(folderOf(name, folder), isOurs(name) ? "ours" : "third"));
    found.set(key, { ...base, needs: needs.sort() });
    return key;
  };
  for (const name of readdirSync(join(root, "packages")).sort()) {
    if (existsSync(join(root, "packages", name, "package.json"))) visit(realpathSync(join(root, "packages", name)), "ours");
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function isOurs(name: string): boolean {
  return name === "guiju" || name.startsWith("@guiju/");
}

/** Finds an installed package as Node does, from the folder of the package that needs it. */
function folderOf(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (dirname(folder) === folder) throw new Error(`${name}, which ${from} needs, is not installed`);
  }
}
