/**
 * Organisation lifecycles: state machines with norms. Judges live acts, records and old files by one definition.
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
  Norm,
  NormBody,
  NormEdition,
  Owes,
  PeriodExpr,
} from "./norm.ts";
export { readHistory } from "./read-history.ts";
export { type ReplayOptions, replay } from "./replay.ts";
export type {
  BothTexts,
  DecisionOutcome,
  MissingAct,
  Obligation,
  Reading,
  RefusedAct,
  Report,
  ReportFact,
  StateReading,
  Status,
  Verdict,
  WindowPeriod,
} from "./report.ts";
export { type Naming, toMermaid } from "./to-mermaid.ts";
export { toXState, type XStateDefinition, type XStateOptions } from "./to-xstate.ts";
