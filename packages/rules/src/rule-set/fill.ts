import type { Fields } from "../datum.ts";
import type { Typed } from "../typed.ts";
import { type Accept, acceptOf } from "./check-datum.ts";
import type { Slot } from "./slots.ts";

/** A record that facts are read from, and where those of its fields go that rules read. */
export interface Way {
  /** The slot of the record itself, or `WHOLE`. */
  readonly slot: number;
  readonly fields: Map<string, Field>;
  /** The fields in the order in which records had them of late. */
  readonly order: (Field | undefined)[];
}

interface Field {
  readonly key: string;
  readonly slot: number;
  readonly kind: Typed["type"];
  readonly accept: Accept;
}

/** Stands for the slot of the facts as a whole. */
export const WHOLE = -1;

/** How many keys that no rule reads are passed over in one record. */
const PASSED = 100;
const PLAIN = {};

/** Adds a field to the record in a slot. */
export function addField(ways: Way[], record: number, key: string, slot: number, type: Typed): void {
  let way = ways.find((each) => each.slot === record);
  if (way === undefined) {
    way = { slot: record, fields: new Map(), order: [] };
    ways.push(way);
  }
  way.fields.set(key, { key, slot, kind: type.type, accept: acceptOf(type) });
}

/**
 * Puts the facts of plain records into their slots, each record in one walk over its keys: faster than asking for one key after another.
 * What is not met here, or does not fit, is left to be read, and told about, when a rule asks for it.
 */
export function fill(slots: Slot[], ways: readonly Way[], facts: Fields): void {
  // A walk shows inherited keys too, where somebody has put any on every object.
  for (const _ in PLAIN) return;
  for (let index = 0; index < ways.length; index += 1) {
    const { slot, fields, order } = ways[index] as Way;
    const record = (slot === WHOLE ? facts : slots[slot]) as Fields | undefined;
    if (record === undefined || Object.getPrototypeOf(record) !== Object.prototype) continue;
    let at = 0;
    let passed = 0;
    for (const key in record) {
      let field = order[at];
      if (field === undefined || field.key !== key) {
        field = fields.get(key);
        order[at] = field;
      }
      at += 1;
      if (field === undefined) {
        passed += 1;
        if (passed > PASSED) break;
        continue;
      }
      const raw = record[key];
      // The commonest kinds without a call.
      switch (field.kind) {
        case "number":
          if (typeof raw === "number" && raw - raw === 0) slots[field.slot] = raw;
          break;
        case "count":
          if (typeof raw === "number" && raw >= 0 && Number.isSafeInteger(raw)) slots[field.slot] = raw;
          break;
        case "flag":
          if (typeof raw === "boolean") slots[field.slot] = raw;
          break;
        default: {
          const datum = raw === undefined || raw === null ? undefined : field.accept(raw);
          if (datum !== undefined) slots[field.slot] = datum;
        }
      }
    }
  }
}
