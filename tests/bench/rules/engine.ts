import type { RuleDocument } from "@guiju/rules";
import type { Organisation } from "./organisations.ts";

/** One way to decide the pack. */
export interface Engine {
  readonly name: string;
  /** How many organisations one run takes: fewer where an engine is slow. */
  readonly takes: number;
  /** Makes ready what can be made ready once, for the pack and for organisations in the form the engine wants. */
  readonly start: (document: RuleDocument, organisations: readonly Organisation[]) => Started;
}

/** An engine that has read the pack. */
export interface Started {
  /** Decides every organisation once; gives how many indicators were met, so that no work can be left out. */
  readonly run: () => number | Promise<number>;
  /** The answer to each indicator of one organisation, in the order of the document. */
  readonly answers: (index: number) => readonly boolean[] | Promise<readonly boolean[]>;
}

/** An engine that gives one answer an indicator at once. */
export function answering<Facts>(facts: readonly Facts[], judge: (facts: Facts) => readonly boolean[]): Started {
  return {
    run: () => {
      let met = 0;
      for (const each of facts) if (judge(each)[0] === true) met += 1;
      return met;
    },
    answers: (index) => judge(facts[index] as Facts),
  };
}

/** An engine that answers later. */
export function answeringLater<Facts>(facts: readonly Facts[], judge: (facts: Facts) => Promise<readonly boolean[]>): Started {
  return {
    run: async () => {
      let met = 0;
      for (const each of facts) if ((await judge(each))[0] === true) met += 1;
      return met;
    },
    answers: (index) => judge(facts[index] as Facts),
  };
}
