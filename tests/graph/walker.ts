import type { CivilDate } from "@guiju/core";
import type { Act, Demand } from "@guiju/lifecycle";

/** The state of each region; a flat lifecycle has one, under the empty name. */
export type Configuration = Readonly<Record<string, string>>;

/** What has to be known of the acts so far to tell which guards can hold, said by hand and small. */
export type Memory = Readonly<Record<string, string | number | boolean>>;

/** One act: which of its targets is wished in each region that takes it, and in which of several forms it comes. */
export interface Wish {
  readonly act: string;
  readonly picks: Readonly<Record<string, number>>;
  readonly form: string;
}

/** The target wished in the only region that takes the act. */
export function picked({ picks }: Pick<Wish, "picks">): number {
  return Object.values(picks)[0] ?? 0;
}

/** A wish in its place. */
export interface Step extends Wish {
  readonly from: Configuration;
  readonly to: Configuration;
  /** Before the act. */
  readonly memory: Memory;
}

/** A beginning: the facts of a case, and where it then begins if not at the initial states. */
export interface Start {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly interpretations?: Readonly<Record<string, string>>;
  readonly at?: Configuration;
  readonly memory: Memory;
}

/** How the paths of one lifecycle become histories: by hand, so that what is expected of a replay does not come from the engine. */
export interface Walker {
  readonly starts: readonly Start[];
  /** The forms of acts that come in several, where it matters later which it was. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /** Targets whose guards no data can meet, as `state ACT index`, with the reason beside. */
  readonly neverTaken?: readonly string[];
  /** Whether the guards of the wished targets can hold. */
  readonly isPossible?: (wish: Wish, memory: Memory, from: Configuration) => boolean;
  readonly after?: (wish: Wish, memory: Memory) => Memory;
  /** What the act carries so that its guards choose the wished targets. */
  readonly data?: (step: Omit<Step, "to">, day: CivilDate, place: number) => Readonly<Record<string, unknown>> | undefined;
  /** Whether the condition of a demand is false. */
  readonly isExcused?: (demand: Demand, acts: readonly Act[], memory: Memory) => boolean;
}
