/**
 * Organisation lifecycles: state machines with norms. Judges live acts, records and old files by one definition.
 *
 * The examples of this package use a library card that is granted a month after it is asked for, at the earliest:
 *
 * ```ts
 * import { chineseDays } from "@guiju/core/chinese-days";
 *
 * const basis = { instrument: "rules", edition: "2020-01-01", article: "2", confidence: "read" } as const;
 * const source: LifecycleSource = {
 *   name: "library/card",
 *   file: {
 *     id: "card",
 *     version: "1.0",
 *     facts: "reader",
 *     initial: "none",
 *     states: { none: { on: { ASK: "asked" } }, asked: { on: { GRANT: "granted" } }, granted: { final: true } },
 *     acts: { ASK: {}, GRANT: {} },
 *     values: { askedOn: { type: "date", set: [{ on: "ASK", to: { self: "on" } }] } },
 *   },
 *   norms: [
 *     {
 *       slot: "grant.wait",
 *       editions: [{ id: "LB20-2", in: { from: "2020-01-01" }, basis: [basis] }],
 *       at: ["GRANT"],
 *       modality: "must",
 *       effect: "block",
 *       demands: [{ act: "GRANT", who: "library" }],
 *       checks: [{ kind: "minimumInterval", from: { value: "askedOn" }, period: { months: 1 } }],
 *     },
 *   ],
 *   facts: {},
 *   decisions: [],
 *   interpretations: {},
 * };
 * const cards = compileLifecycle(source);
 * const calendar = chineseDays();
 * const history: History = { id: "c-1", lifecycle: "library/card", today: "2026-06-01", acts: [{ type: "ASK", on: "2026-05-20" }] };
 * ```
 *
 * @module
 */
export { auditAll, auditOne, type HistoryProblem } from "./audit.ts";
export { type CanAnswer, can, type Decided, decide } from "./can.ts";
export { compileLifecycle } from "./compile.ts";
export type { Lifecycle } from "./compiled.ts";
export type { Act, History } from "./history.ts";
export { type LeftOut, leaveOneOut } from "./leave-one-out.ts";
export type {
  ActSchema,
  DatedState,
  Field,
  FieldType,
  Guard,
  Interpretation,
  LifecycleFile,
  LifecycleSource,
  Region,
  StartRule,
  StateNode,
  Transition,
  ValueDefinition,
  ValueSetter,
} from "./lifecycle-file.ts";
export { LIMITS } from "./limits.ts";
export { lifecycleMessages } from "./messages/lifecycle-messages.ts";
export { checkModel } from "./model-check.ts";
export type {
  AmbiguityRef,
  Basis,
  Check,
  Confidence,
  Decision,
  Demand,
  Effect,
  InForce,
  Modality,
  Motion,
  Norm,
  NormBody,
  NormEdition,
  Owes,
  PassRule,
  PeriodExpr,
  Tally,
} from "./norm.ts";
export { readHistory } from "./read-history.ts";
export { type FileRegion, regionsOf, statesOf } from "./regions.ts";
export { type ReplayOptions, replay } from "./replay.ts";
export type {
  BothTexts,
  CaseState,
  DecisionOutcome,
  DecisionReading,
  MissingAct,
  Obligation,
  Reading,
  RefusedAct,
  Report,
  ReportFact,
  Standing,
  StateReading,
  Status,
  Verdict,
  WindowPeriod,
} from "./report.ts";
export { type Naming, toMermaid } from "./to-mermaid.ts";
export { toXState, type XStateDefinition, type XStateOptions } from "./to-xstate.ts";
