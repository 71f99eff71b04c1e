import type { Engine } from "../engine.ts";
import { BY_HAND } from "./by-hand.ts";
import { CEL } from "./cel.ts";
import { JSON_LOGIC, JSON_LOGIC_COMPILED } from "./json-logic.ts";
import { JSON_RULES_ENGINE, JSON_RULES_ENGINE_FLAT } from "./json-rules-engine.ts";
import { OURS } from "./ours.ts";
import { OURS_EXPLAINED } from "./ours-explained.ts";
import { ZEN } from "./zen.ts";

/** Everything that is timed, in the order of the table. */
export const ENGINES: readonly Engine[] = [
  BY_HAND,
  OURS,
  OURS_EXPLAINED,
  JSON_LOGIC_COMPILED,
  JSON_LOGIC,
  CEL,
  ZEN,
  JSON_RULES_ENGINE_FLAT,
  JSON_RULES_ENGINE,
];
