/**
 * The pack format: reading, linking, checking and proving packs by their own worked cases.
 *
 * The examples of this package use an installed pack:
 *
 * ```ts
 * import { chineseDays } from "@guiju/core/chinese-days";
 * import { loadPack } from "@guiju/pack/node";
 *
 * const pack = loadPack("cpc");
 * const calendar = chineseDays();
 * const lifecycle = pack.lifecycles.get("cpc/member-development");
 * if (lifecycle === undefined) throw new Error("the pack has no such lifecycle");
 * ```
 *
 * @module
 */

export type {
  AssessmentCase,
  CanQuestion,
  CaseFile,
  Expectation,
  ExpectedIssue,
  ExpectedScore,
  ExpectedVerdict,
  RuleCase,
  RuleExpectation,
  WorkedCase,
} from "./case-file.ts";
export { compareReport } from "./cases/compare-report.ts";
export { type Coverage, type CoverageCount, coverageOf } from "./cases/coverage.ts";
export type { CaseDifference } from "./cases/difference.ts";
export type { CasePosition, CaseRecorder, CaseResult, Omission, RuleSetRun } from "./cases/run-case.ts";
export { type RunOptions, runCases } from "./cases/run-cases.ts";
export { type MutantResult, runMutants } from "./cases/run-mutants.ts";
export { analysePack, type PackAnalysis } from "./check/analyse-pack.ts";
export { type CheckOptions, checkPack } from "./check/check-pack.ts";
export { originOf } from "./check/origin.ts";
export type { ArrowLayout, Box, Coordinates, DiagramLayout } from "./diagram/diagram-layout.ts";
export { readLayout } from "./diagram/diagram-layout.ts";
export { diagramList } from "./diagram/diagram-list.ts";
export { type DiagramNames, diagramNames } from "./diagram/diagram-names.ts";
export { drawDiagram } from "./diagram/draw-diagram.ts";
export type {
  ChangeClass,
  ChangeFinding,
  Comparison,
  ElementKind,
  OverlayChange,
  ParentReference,
  PlacedChange,
  Setting,
} from "./overlay/overlay-file.ts";
export { OVERLAY_LIMITS } from "./overlay/overlay-limits.ts";
export { type FindParent, readPackChain } from "./overlay/read-pack-chain.ts";
export { resolvePack } from "./overlay/resolve-pack.ts";
export { type ResolvedRow, resolvedRows } from "./overlay/resolved-rows.ts";
export type {
  Ambiguity,
  Chapter,
  FactSchema,
  InstrumentEdition,
  Pack,
  PackAssessmentFile,
  PackInstrument,
  PackInterpretation,
  PackLifecycleFile,
  PackOverlay,
  PackRuleFile,
  RuleFile,
} from "./pack.ts";
export type { ParameterValues } from "./read/compile-assessments.ts";
export { PACK_LIMITS } from "./read/pack-text.ts";
export { type ReadPack, readPack } from "./read/read-pack.ts";
export { type FoundRubrics, rubricsOf } from "./rubrics-of.ts";
export { packTables } from "./tables/pack-tables.ts";
export { type ReportTexts, reportTexts } from "./texts/report-texts.ts";
export { verdictText } from "./texts/verdict-text.ts";
