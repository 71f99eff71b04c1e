import { type Datum, type Fields, highOf, lowOf, type Span } from "@guiju/rules";

/** What a candidate needs to pass; the number the ratio is taken of is known when votes are counted. */
export type CompiledPassRule =
  | { readonly kind: "over" | "atLeast"; readonly ratio: readonly [number, number] }
  | { readonly kind: "plurality" };

/** The votes of one id. */
export interface Votes {
  readonly id: string;
  readonly votes: number;
}

/** What an election comes to: who passed, who is elected, who shares the last seats, how many seats are left. */
export interface TallyResult {
  readonly outcome: "full" | "cutTie" | "short";
  readonly passed: readonly string[];
  readonly elected: readonly string[];
  readonly tied: readonly string[];
  readonly seatsLeft: number;
}

/** Reads a datum of type `tally`, most votes first and those with the same votes by id; `undefined` where it is none. */
export function votesOf(datum: Datum): readonly Votes[] | undefined {
  if (!Array.isArray(datum)) return undefined;
  const votes = (datum as readonly (Fields | null | undefined)[]).flatMap((entry): Votes[] => {
    const { id, votes: count } = entry ?? {};
    return typeof id === "string" && typeof count === "number" ? [{ id, votes: count }] : [];
  });
  return votes.length === datum.length ? votes.sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1)) : undefined;
}

/**
 * Fills the seats by votes among those who passed. Those who share the votes at the cut are tied and not elected, unless there is a seat for each of them;
 * those with the same votes above the cut are all elected. `base` may be known between two bounds: the result stands where both bounds give it.
 */
export function electedBy(
  votes: readonly Votes[],
  seats: number,
  pass: CompiledPassRule,
  base: number | Span | undefined,
): TallyResult | undefined {
  if (pass.kind === "plurality")
    return fillSeats(
      votes.filter((each) => each.votes > 0),
      seats,
    );
  if (base === undefined) return undefined;
  const [low, high] = [lowOf(base) as number, highOf(base) as number].map((of) =>
    fillSeats(
      votes.filter((each) => passes(each.votes, pass, of)),
      seats,
    ),
  );
  return JSON.stringify(low) === JSON.stringify(high) ? low : undefined;
}

function passes(
  votes: number,
  pass: { readonly kind: "over" | "atLeast"; readonly ratio: readonly [number, number] },
  of: number,
): boolean {
  const [part, whole] = [votes * pass.ratio[1], of * pass.ratio[0]];
  return pass.kind === "over" ? part > whole : part >= whole;
}

/** The candidates who passed, most votes first, take the seats. */
function fillSeats(candidates: readonly Votes[], seats: number): TallyResult {
  const passed = candidates.map((each) => each.id);
  if (passed.length <= seats) {
    const outcome = passed.length === seats ? "full" : "short";
    return { outcome, passed, elected: passed, tied: [], seatsLeft: seats - passed.length };
  }
  const cut = candidates[seats - 1]?.votes;
  if (cut === undefined || cut > (candidates[seats]?.votes ?? 0)) {
    return { outcome: "full", passed, elected: passed.slice(0, seats), tied: [], seatsLeft: 0 };
  }
  const elected = candidates.filter((each) => each.votes > cut).map((each) => each.id);
  const tied = candidates.filter((each) => each.votes === cut).map((each) => each.id);
  return { outcome: "cutTie", passed, elected, tied, seatsLeft: seats - elected.length };
}

/** A run-off does not end while more of those who shared the seats are left than seats: with or without votes, they are tied still. */
export function stillTied(result: TallyResult, among: readonly string[]): TallyResult {
  const rest = among.filter((id) => !result.elected.includes(id));
  return result.outcome === "short" && rest.length > result.seatsLeft ? { ...result, outcome: "cutTie", tied: rest } : result;
}

/** A ballot that is not counted elects nobody; those among whom it was held are tied still. */
export function nobody(seats: Datum, among: Datum): Fields {
  return { passed: [], elected: [], tied: Array.isArray(among) ? among : [], seatsLeft: seats };
}
