/**
 * The organisations that are scored together, and how they are read from the lines of a file of facts.
 *
 * @module
 */
export { issueInWords } from "./cohort/issue-in-words.ts";
export { type ReadCohort, readCohort } from "./cohort/read-cohort.ts";
