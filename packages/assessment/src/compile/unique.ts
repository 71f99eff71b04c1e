import { type Desk, refuse } from "./desk.ts";
import { problem, shown } from "./problem.ts";
import { idAt } from "./values.ts";

/** Takes an id that none before it has. */
export function uniqueId(desk: Pick<Desk, "issues">, json: unknown, pointer: string, taken: Set<string>): string | undefined {
  const id = idAt(desk, json, pointer);
  if (id === undefined) return undefined;
  if (taken.has(id)) {
    const zh = `编号“${shown(id)}”重复，前面已经用过。`;
    return refuse(desk, problem("duplicate_id", pointer, zh, `The id "${shown(id)}" is used before; every one is its own.`));
  }
  taken.add(id);
  return id;
}
