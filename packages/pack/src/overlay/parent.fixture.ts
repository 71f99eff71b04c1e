import { expect } from "vitest";
import { libraryFiles, libraryTexts } from "../fixture/library.ts";
import type { Pack } from "../pack.ts";
import { readPack } from "../read/read-pack.ts";
import type { OverlayChange } from "./overlay-file.ts";
import { resolvePack } from "./resolve-pack.ts";

type Loose = Record<string, unknown>;

/** The library with a norm of every kind, so that each parameter can be changed. */
export function parentFiles(): Map<string, unknown> {
  const files = libraryFiles();
  const card = files.get("lifecycles/card.json") as Loose;
  const acts = card.acts as Record<string, Loose>;
  Object.assign(acts, {
    GRANT: {
      data: {
        body: { type: "word" },
        reason: { type: "word" },
        papers: { type: "list" },
        present: { type: "count" },
        due: { type: "count" },
        candidates: { type: "count" },
        seats: { type: "count" },
        books: { type: "count" },
        friends: { type: "count" },
        places: { type: "list", of: { id: { type: "word" }, start: { type: "date" }, end: { type: "date" } } },
        helpers: { type: "list", of: { id: { type: "word" }, years: { type: "count" } } },
        again: { type: "count" },
      },
    },
    VISIT: { optional: true },
  });
  const states = card.states as Record<string, { on: Loose }>;
  Object.assign((states.granted as { on: Loose }).on, { VISIT: "granted" });
  Object.assign(card.values as Loose, {
    grantedOn: { type: "date", set: [{ on: "GRANT", to: { self: "on" } }] },
    returnedOn: { type: "date", set: [{ on: "RETURN", to: { self: "on" } }] },
    leastBooks: { type: "count", is: 2 },
    freeText: { type: "count", is: 1 },
    shown: { type: "count", is: { add: [{ value: "freeText" }, 1] } },
  });
  const norms = (files.get("norms/card.json") as { norms: unknown[] }).norms;
  norms.push(...moreNorms());
  (files.get("norms/card.json") as Loose).decisions = [
    {
      slot: "grant.vote",
      editions: [edition("D-1", "20")],
      at: ["GRANT"],
      kind: "motion",
      yes: { self: "present" },
      of: { self: "due" },
      ratio: [1, 2],
      exact: "fails",
    },
  ];
  return files;
}

function edition(id: string, article: string): Loose {
  return {
    id,
    in: { from: "2020-01-01" },
    basis: [{ instrument: "rules", edition: "2020-01-01", article, confidence: "read" }],
  };
}

function moreNorms(): readonly unknown[] {
  const norm = (slot: string, id: string, checks: readonly unknown[], more: Loose = {}) => ({
    slot,
    editions: [edition(id, id.slice(2))],
    at: ["GRANT"],
    modality: "must",
    effect: "record",
    checks,
    ...more,
  });
  return [
    norm("grant.wait", "L-5", [{ kind: "minimumInterval", from: { value: "askedOn" }, period: { days: 7 } }]),
    norm("grant.limit", "L-6", [
      {
        kind: "maximumInterval",
        from: { value: "checkedOn" },
        period: { months: 3 },
        exception: { period: { months: 6 }, when: { isSet: { self: "reason" } } },
        owes: { act: "GRANT", who: "library" },
      },
    ]),
    norm("return.term", "L-7", [{ kind: "minimumInterval", from: { value: "grantedOn" }, period: { months: 12 } }], { at: ["RETURN"] }),
    norm("return.owed", "L-24", [
      {
        kind: "maximumInterval",
        from: { value: "grantedOn" },
        period: { months: 30 },
        owes: { act: "RETURN", who: "reader", ifSkipped: "overdue", since: ["CHECK", "ASK"] },
      },
    ]),
    norm(
      "visit.often",
      "L-8",
      [
        {
          kind: "window",
          anchor: { value: "grantedOn" },
          every: { months: 6 },
          atLeast: 1,
          of: "VISIT",
          until: { value: "returnedOn" },
          who: "reader",
        },
      ],
      { at: undefined },
    ),
    norm("grant.notice", "L-9", [
      { kind: "publicNotice", places: { self: "places" }, workingDays: 5, together: "ifSeveral", postingDay: "inclusive" },
    ]),
    norm("grant.quorum", "L-10", [{ kind: "quorum", present: { self: "present" }, of: { self: "due" }, ratio: [1, 2], exact: "fails" }]),
    norm("grant.surplus", "L-11", [{ kind: "surplus", candidates: { self: "candidates" }, seats: { self: "seats" }, ratio: [1, 5] }]),
    norm("grant.books", "L-12", [
      { name: "number", kind: "range", of: { self: "books" }, min: { value: "leastBooks" }, max: 9 },
      { name: "friends", kind: "range", of: { self: "friends" }, min: 3, orElse: { of: { self: "books" }, min: 8 } },
    ]),
    norm("grant.papers", "L-13", [{ kind: "evidence", in: { self: "papers" }, all: ["form", "photo"] }]),
    norm("grant.body", "L-14", [{ kind: "competence", body: { self: "body" }, oneOf: ["library", "branch"] }], { effect: "block" }),
    norm("grant.after", "L-15", [{ kind: "order", after: { value: "checkedOn" }, sameDay: "allowed" }]),
    norm("return.latest", "L-16", [{ kind: "latest", latest: { addMonths: [{ value: "grantedOn" }, 24] } }], { at: ["RETURN"] }),
    norm("grant.helpers", "L-17", [
      {
        kind: "count",
        of: { self: "helpers" },
        where: { ge: [{ item: "years" }, 2] },
        min: 1,
        max: 4,
        when: { isSet: { self: "helpers" } },
      },
    ]),
    norm("grant.once", "L-18", [{ kind: "once", count: { self: "again" } }], { modality: "should" }),
    norm(
      "grant.fit",
      "L-19",
      [{ kind: "eligibility", that: { any: [{ ge: [{ self: "books" }, 3] }, { eq: [{ self: "body" }, "library"] }] } }],
      { needs: ["grant.papers"] },
    ),
  ];
}

/** The parent of these tests, read. */
export function readParent(change: (files: Map<string, unknown>) => void = () => {}): Pack {
  const files = parentFiles();
  change(files);
  const { pack, issues } = readPack(libraryTexts(files));
  if (pack === undefined) throw new Error(`the parent cannot be read: ${JSON.stringify(issues)}`);
  return pack;
}

/** What cites a local instrument that is in force as long as the national one, so that changes hold on all its days. */
export const localBasis = [{ instrument: "local", edition: "2020-01-01", article: "7", confidence: "read" }] as const;

/** The files of a child with these changes. */
export function childFiles(
  changes: readonly OverlayChange[],
  change: (files: Map<string, unknown>) => void = () => {},
  id = "town",
  parent = "library",
): Map<string, unknown> {
  const files = new Map<string, unknown>([
    [
      "pack.json",
      {
        $schema: "schemas/pack.schema.json",
        id,
        version: "1",
        title: { zh: "本市", en: "Our town" },
        jurisdiction: "XX-01",
        calendar: "chinese-days",
        extends: [{ pack: parent }],
      },
    ],
    [
      "instruments.json",
      {
        $schema: "schemas/instruments.schema.json",
        instruments: {
          [`local${id === "town" ? "" : `.${id}`}`]: {
            title: { zh: `${id}细则`, en: `Rules of ${id}` },
            editions: { "2020-01-01": { inForce: "2020-01-01" }, "2024-05-01": { inForce: "2024-06-01" } },
          },
        },
      },
    ],
    ["messages/zh.json", { $schema: "schemas/messages.schema.json", messages: {} }],
    ["messages/en.json", { $schema: "schemas/messages.schema.json", messages: {} }],
    [
      "overlays/town.json",
      {
        $schema: "schemas/overlay.schema.json",
        title: { zh: "本市细则", en: "Rules of our town" },
        basis: [{ ...localBasis[0], instrument: `local${id === "town" ? "" : `.${id}`}` }],
        changes,
      },
    ],
  ]);
  change(files);
  return files;
}

/** Lays changes over a parent; they must be right, but may be refused for what they change. */
export function laid(parent: Pack, changes: readonly OverlayChange[], change?: (files: Map<string, unknown>) => void): Pack {
  const { refused, pack = refused, issues } = resolvePack(libraryTexts(childFiles(changes, change)), new Map([[parent.id, parent]]));
  if (pack === undefined) throw new Error(`the child cannot be read: ${JSON.stringify(issues)}`);
  return pack;
}

/** The issues of laying changes over a parent, each as code, file and pointer. Where one is an error there is no pack, and each has its place. */
export function issuesOf(
  parent: Pack,
  changes: readonly OverlayChange[],
  change?: (files: Map<string, unknown>) => void,
): readonly string[] {
  const { pack, issues } = resolvePack(libraryTexts(childFiles(changes, change)), new Map([[parent.id, parent]]));
  if (issues.some((issue) => issue.severity !== "warning")) expect(pack).toBeUndefined();
  for (const issue of issues) expect(issue.place, JSON.stringify(issue)).toBeDefined();
  return issues.map((issue) => `${issue.code} ${issue.place?.file} ${issue.pointer}`);
}

/** The one issue of a child, as {@link issuesOf} gives it. */
export function at(code: string, pointer: string): readonly string[] {
  return [`${code} overlays/town.json ${pointer}`];
}

/** A change that sets a parameter of a norm. */
export function set(norm: string, parameter: string, to: unknown, more: Partial<OverlayChange> = {}): OverlayChange {
  return { change: "set", norm, parameter, to, ...more };
}
