/**
 * Compares runs and asks what would be: another edition of a rubric, a change of one amount, small steps of everything, corrections after an appeal.
 *
 * @module
 */
export { type AttributedLoss, attributeLoss, type LostPoints } from "./simulate/attribute-loss.ts";
export type { Contribution } from "./simulate/contributions.ts";
export { diffRubrics, type OrganisationChange, type RubricDifference } from "./simulate/diff-rubrics.ts";
export { type Gain, gainsOf } from "./simulate/gains.ts";
export { type Correction, type Rescored, type Rescoring, rescore } from "./simulate/rescore.ts";
export { type Sensitivity, type SensitivityStep, sensitivity } from "./simulate/sensitivity.ts";
export { whatIf } from "./simulate/what-if.ts";
export { type CheckedChange, prepareWhatIf, type WhatIf, type WhatIfDesk } from "./simulate/what-if-desk.ts";
export type { RubricChange, WhatIfSource } from "./simulate/what-if-source.ts";
