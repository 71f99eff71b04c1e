import { writeFileSync } from "node:fs";
import { addDays, addYears, type CivilDate, civilDate, formatDate } from "@guiju/core";
import type { History } from "@guiju/lifecycle";
import branchFile from "./branches.json" with { type: "json" };
import { way } from "./paths/way.ts";
import type { Quirk } from "./quirk.ts";
import { type Random, randomOf } from "./random.ts";
import { write } from "./record.ts";
import { CARELESS, IN_ORDER, type Kind, NOT_IN_ORDER } from "./schedule.ts";
import { type Planted, type Step, TODAY } from "./step.ts";

/** The made-up district: its files, and for each file what an audit must find in it. */
export interface District {
  readonly histories: readonly History[];
  readonly planted: ReadonlyMap<string, readonly Planted[]>;
}

const SEED = 20_260_511;
const FIRST_APPLICATION = civilDate("2018-06-01");
const MOST_ATTEMPTS = 20_000;
const BRANCHES = Object.keys(branchFile.branches);
const CAREFUL = BRANCHES.filter((name) => !CARELESS.includes(name));

/** Makes the district up: the same files for the same seed, in an order that tells nothing about their kind. */
export function generate(seed: number = SEED): District {
  const files = [...IN_ORDER, ...NOT_IN_ORDER].flatMap((kind, index) =>
    Array.from({ length: kind.count }, (_, number) => {
      const random = randomOf(seed + 1000 * index + number);
      const careless = random.percent(index < IN_ORDER.length ? 10 : 55);
      return fileOf(kind, random, random.pick(careless ? CARELESS : CAREFUL));
    }),
  );
  const shuffled = shuffle(files, randomOf(seed));
  const named = shuffled.map((file, index) => ({ ...file, history: { id: `m-${String(index + 1).padStart(4, "0")}`, ...file.history } }));
  return {
    histories: named.map((file) => file.history),
    planted: new Map(named.map((file) => [file.history.id, file.planted])),
  };
}

/** The district as the lines of `files.ndjson`. */
export function linesOf(district: District): string {
  return `${district.histories.map((history) => JSON.stringify(history)).join("\n")}\n`;
}

interface File {
  readonly history: Omit<History, "id">;
  readonly planted: readonly Planted[];
}

/** Tries days of application until everything that sets the kind apart has happened by today. */
function fileOf(kind: Kind, random: Random, branch: string): File {
  const quirks = new Set(kind.quirks);
  const first = kind.from === undefined ? FIRST_APPLICATION : civilDate(kind.from);
  const last = kind.to === undefined ? addDays(TODAY, -4) : civilDate(kind.to);
  const otherBranch = random.pick(CAREFUL.filter((name) => name !== branch));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const appliedOn = addDays(first, random.int(0, last - first));
    const draft = { random, quirks, appliedOn, otherBranch };
    const start = quirks.has("takenOver") ? "probationer" : undefined;
    const keep = start === undefined ? () => true : keptFromAssemblyOn();
    const { acts, planted, met } = write(way(draft), branch, { byMonth: quirks.has("byMonth"), keep });
    if (acts.length < (start === undefined ? 1 : 5) || !kind.quirks.every((quirk) => met.has(quirk) || quirk === "takenOver")) continue;
    const facts = { birthDate: formatDate(birthDate(random, quirks, appliedOn)) };
    const history = {
      lifecycle: "cpc/member-development",
      ...(start === undefined ? {} : { startsAt: start }),
      today: formatDate(TODAY),
      facts,
      acts,
    };
    return { history, planted };
  }
  throw new Error(`no file could be made for ${kind.quirks.join(", ")}`);
}

/** A file handed over from elsewhere begins with the resolution; what came before is not in it. */
function keptFromAssemblyOn(): (step: Step) => boolean {
  const handed = new Set(["ASSEMBLY", "APPROVE"]);
  let admitted = false;
  return (step) => {
    if (admitted) return true;
    admitted = step.type === "APPROVE";
    return step.type !== null && handed.has(step.type);
  };
}

function birthDate(random: Random, quirks: ReadonlySet<Quirk>, appliedOn: CivilDate): CivilDate {
  if (quirks.has("underage")) return addDays(addYears(appliedOn, -18), random.int(5, 90));
  return addDays(addYears(appliedOn, -random.int(19, 45)), -random.int(0, 364));
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.int(0, left.length - 1), 1)[0] as Item);
}

/** The file that the report suggests asking about: a person whose year of cultivation is not over. */
export function oneFile(district: District): string {
  const waits = ({ id, acts }: History): boolean =>
    district.planted.get(id)?.length === 0 && acts.at(-1)?.type === "CHECK" && acts.filter((act) => act.type === "CHECK").length === 1;
  const open = district.histories.find(waits);
  if (open === undefined) throw new Error("no file is under cultivation");
  return `${JSON.stringify(open, undefined, 2)}\n`;
}

if (import.meta.main) {
  const district = generate();
  writeFileSync(new URL("files.ndjson", import.meta.url), linesOf(district));
  writeFileSync(new URL("one-file.json", import.meta.url), oneFile(district));
}
