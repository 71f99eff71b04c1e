/** @module The pack format: reading, linking, checking and proving packs by their own worked cases. */
export type { CanQuestion, CaseFile, Expectation, ExpectedVerdict, WorkedCase } from "./case-file.ts";
export type {
  Ambiguity,
  Chapter,
  FactSchema,
  InstrumentEdition,
  Pack,
  PackInstrument,
  PackInterpretation,
  PackLifecycleFile,
} from "./pack.ts";
export { PACK_LIMITS } from "./read/pack-text.ts";
export { type ReadPack, readPack } from "./read/read-pack.ts";
