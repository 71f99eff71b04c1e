import type { IrCond, IrExpr, IrRead } from "../ir.ts";

type Ir = IrExpr | IrCond;

/** What a typed form needs, found by walking through it once. */
export interface Needs {
  readonly reads: readonly IrRead[];
  /** Positions of the named conditions it tests. */
  readonly named: ReadonlySet<number>;
  /** Every operation in it. */
  readonly ops: ReadonlySet<string>;
  /** Levels inside one another. */
  readonly levels: number;
}

/** Finds what a typed form reads and tests, not looking through names. */
export function needsOf(ir: Ir): Needs {
  const [reads, named, ops] = [[] as IrRead[], new Set<number>(), new Set<string>()];
  const visit = (part: Ir): number => {
    ops.add(part.op);
    if (part.op === "read") reads.push(part);
    if (part.op === "named") named.add(part.index);
    let levels = 0;
    for (const inner of innerOf(part)) levels = Math.max(levels, visit(inner));
    return levels + 1 + ("decorators" in part ? part.decorators.length : 0);
  };
  const levels = visit(ir);
  return { reads, named, ops, levels };
}

/** Gives the typed forms directly inside one, whatever its keys. */
function innerOf(ir: Ir): readonly Ir[] {
  if (ir.op === "constant" || ir.op === "read") return [];
  return Object.values(ir).flatMap((value: unknown) =>
    (value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : [value]).filter(isIr),
  );
}

function isIr(value: unknown): value is Ir {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "op") && Object.hasOwn(value, "pointer");
}
