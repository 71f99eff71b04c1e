import { type Catalogue, type Slots, type Text, textOf } from "@guiju/core";
import { en } from "./texts/en.ts";
import { zh } from "./texts/zh.ts";

/** The command's own texts. */
export const TEXTS: Catalogue = { zh, en };

/** A text of the command in both languages. An unknown key shows itself, so that a test finds it. */
export function say(key: string, slots: Slots = {}): Text {
  return textOf(TEXTS, [key], slots) ?? { zh: key, en: key };
}
