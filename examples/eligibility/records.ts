/** What the host knows of one applicant. All of them are made up. */
export interface Resident {
  readonly status: "active" | "suspended";
  readonly ownsHome: boolean;
  readonly children: number;
  readonly employedSince: string;
}

/** The host's own records, by opaque id: in a real host, its database. */
export const residents: ReadonlyMap<string, Resident> = new Map([
  ["a-101", { status: "active", ownsHome: false, children: 2, employedSince: "2025-03-10" }],
  ["a-102", { status: "active", ownsHome: true, children: 0, employedSince: "2020-09-01" }],
  ["a-103", { status: "suspended", ownsHome: false, children: 1, employedSince: "2019-05-06" }],
  ["a-104", { status: "active", ownsHome: false, children: 0, employedSince: "2025-11-30" }],
  ["a-105", { status: "active", ownsHome: false, children: 0, employedSince: "2018-01-02" }],
]);

const incomes: ReadonlyMap<string, number> = new Map([
  ["a-101", 61_200],
  ["a-102", 75_000],
  ["a-103", 40_000],
  ["a-104", 58_400.5],
]);

/** The yearly income that the tax office reports; nothing yet for some. Slow, as such services are. */
export async function incomeOf(id: string, year: number): Promise<number | undefined> {
  return year === 2025 ? incomes.get(id) : undefined;
}

/** The day on which applications are judged. */
export const TODAY = "2026-06-30";
