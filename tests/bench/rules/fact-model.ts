/** What is known of an organisation: 80 facts in ten records, half of them a record deeper. */
interface Part {
  readonly [name: string]: string | Part;
}

const MODEL: Part = {
  register: {
    kind: "word branch|general|committee",
    rural: "flag",
    foundedOn: "date",
    seats: "count 9",
    premises: { area: "number 400", owned: "flag", uses: "list meeting|library|archive|care", openedOn: "date" },
  },
  members: {
    full: "count 120",
    probationary: "count 20",
    women: "count 60",
    under35: "count 50",
    away: { count: "count 40", contacted: "count 40", longestMonths: "count 36", registered: "flag" },
  },
  meetings: {
    held: "count 14",
    required: "count 12",
    lastOn: "date",
    attendance: "number 100",
    lessons: { held: "count 6", byLeader: "flag", topics: "list law|history|service|safety", attendance: "number 100" },
  },
  dues: {
    rate: "number 100",
    lateMonths: "count 12",
    base: "word pay|pension|fixed",
    receipts: "flag",
    account: { balance: "number 50000", published: "flag", publishedOn: "date", arrears: "number 3000" },
  },
  election: {
    lastOn: "date",
    nextBy: "date",
    termYears: "count 6",
    contested: "flag",
    vote: { entitled: "count 120", present: "count 120", valid: "count 110", method: "word secret|open|mixed" },
  },
  intake: {
    applicants: "count 40",
    activists: "count 20",
    admitted: "count 8",
    returned: "count 4",
    training: { days: "count 6", hours: "number 60", passed: "count 20", place: "word own|school|online" },
  },
  study: {
    sessions: "count 24",
    hours: "number 90",
    plan: "word none|draft|adopted",
    minutes: "flag",
    online: { active: "number 100", points: "number 40", streak: "count 60", group: "flag" },
  },
  service: {
    visits: "count 90",
    projects: "count 12",
    volunteers: "count 80",
    budget: "number 20000",
    requests: { received: "count 60", answered: "count 60", averageDays: "number 30", channels: "list desk|phone|post|net" },
  },
  conduct: {
    warnings: "count 4",
    open: "count 3",
    grade: "word good|fair|poor",
    reviewedOn: "date",
    reports: { filed: "count 6", late: "count 6", public: "flag", quality: "number 10" },
  },
  archive: {
    files: "count 150",
    complete: "count 150",
    checkedOn: "date",
    state: "word sorted|partial|loose",
    room: { locked: "flag", humidity: "number 100", boxes: "count 50", keeper: "word clerk|deputy|none" },
  },
};

/** One fact: where it stands, and what values it takes. */
export interface FactAt {
  /** From the outermost record, such as `["dues", "account", "balance"]`. */
  readonly keys: readonly string[];
  readonly kind: "count" | "number" | "flag" | "word" | "date" | "list";
  /** The greatest number. */
  readonly limit: number;
  /** What a word or an entry of a list can be. */
  readonly words: readonly string[];
}

/** All facts in the order of the model. */
export const FACTS: readonly FactAt[] = factsIn(MODEL, []);

/** The first and the last day of date facts. */
export const DAYS: { readonly first: string; readonly count: number } = { first: "2019-01-01", count: 2600 };

/** The day so many days after the first one. */
export function dayText(index: number): string {
  return new Date(Date.parse(DAYS.first) + index * 86_400_000).toISOString().slice(0, 10);
}

function factsIn(part: Part, keys: readonly string[]): readonly FactAt[] {
  return Object.entries(part).flatMap(([name, inner]) => {
    const at = [...keys, name];
    if (typeof inner !== "string") return factsIn(inner, at);
    const [kind, detail = ""] = inner.split(" ");
    return [{ keys: at, kind: kind as FactAt["kind"], limit: Number(detail), words: detail.split("|") }];
  });
}
