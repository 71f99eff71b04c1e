import type { Catalogue } from "@guiju/core";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** The texts of the engine: a key for each reason of each kind of check (`<kind>.<reason>`), in general (`reason.<reason>`), and what to do next (`next.<reason>`). */
export const lifecycleMessages: Catalogue = { zh, en };
