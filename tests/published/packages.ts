import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const runFile = promisify(execFile);

/** The folder of the repository. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));

/** The manifest of a package, as far as these tests read it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly types?: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Everything that is published, once packed and installed by npm. */
export interface Installed {
  /** A folder with `node_modules`, where programs of a host can be written. */
  readonly folder: string;
  /** The folder of an installed package. */
  packageFolder(name: string): string;
  manifest(name: string): Manifest;
  readonly names: readonly string[];
  /** Removes everything that was packed and installed for it. */
  remove(): void;
}

/** Runs a program and gives what it wrote on standard output; a failure is thrown with all it said. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await runFile(command, args, { cwd, maxBuffer: 1 << 26, shell: process.platform === "win32" })).stdout;
  } catch (failure) {
    const { stdout, stderr, message } = failure as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout ?? ""}${stderr ?? ""}${message}`);
  }
}

/** The Node of a major version that the optional packages bring, where there is one for this platform. */
export function nodeBinary(major: number): string | undefined {
  const binary = join(ROOT, `node_modules/node-${major}/bin/node`);
  return existsSync(binary) ? binary : undefined;
}

/** Packs the packages (or takes those that `npm test` packed) and installs the tarballs, with npm, in a folder of their own. */
export async function install(): Promise<Installed> {
  const work = mkdtempSync(join(tmpdir(), "guiju-published-"));
  const packed = process.env.GUIJU_PACKED ?? join(work, "tarballs");
  if (process.env.GUIJU_PACKED === undefined) await run(process.execPath, [join(ROOT, "scripts/pack.mjs"), packed], ROOT);
  const folder = join(work, "host");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "host", version: "1.0.0", private: true }));
  const tarballs = readdirSync(packed).map((name) => join(packed, name));
  const quiet = ["--ignore-scripts", "--loglevel=error"];
  await run(
    "npm",
    ["install", "--prefer-offline", "--no-audit", "--no-fund", ...quiet, ...tarballs, ...(await foreignTarballs(work))],
    folder,
  );
  const packageFolder = (name: string): string => join(folder, "node_modules", name);
  return {
    folder,
    packageFolder,
    manifest: (name) => readManifest(packageFolder(name)),
    names: sourceManifests().map((manifest) => manifest.name),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };

  /** What our packages depend on, packed from where it is installed already, so that no registry is needed. */
  async function foreignTarballs(target: string): Promise<readonly string[]> {
    const places = new Map<string, string>();
    for (const at of packageFolders()) {
      for (const name of Object.keys(readManifest(at).dependencies ?? {})) {
        if (!/^(@guiju\/|guiju$)/.test(name)) places.set(name, realpathSync(join(at, "node_modules", name)));
      }
    }
    // Not by `npm pack`, which dies on zod ("Exit handler never called").
    const pack = ["--yes", "--prefer-offline", "pnpm@12.21.0", "pack", "--config.ignore-scripts=true", "--pack-destination", target];
    for (const place of places.values()) await run("npx", pack, place);
    return readdirSync(target)
      .filter((name) => name.endsWith(".tgz"))
      .map((name) => join(target, name));
  }
}

/** The manifests in the tree, before packing. */
export function sourceManifests(): readonly Manifest[] {
  return packageFolders().map(readManifest);
}

function packageFolders(): readonly string[] {
  return readdirSync(join(ROOT, "packages"))
    .map((name) => join(ROOT, "packages", name))
    .filter((folder) => existsSync(join(folder, "package.json")));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
