import type { Datum } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Typed } from "../typed.ts";
import type { Subject } from "./subject.ts";
import type { Variable } from "./variable.ts";

/** A place of the facts that holds one datum: a variable, or a field of the elements of a list. */
export interface Cell {
  readonly id: string;
  readonly type: Typed;
  /** Where it is within an element of the list; absent of a variable. */
  readonly element?: { readonly list: string; readonly keys: readonly (string | number)[] };
}

/** A list that is looked into. */
export interface ListUse {
  readonly variable: Variable;
  readonly cells: Set<string>;
  /** Conditions that read an element and nothing else; they tell elements apart. */
  readonly tests: Set<IrCond>;
  /** Numbers that a count of its elements is compared with. */
  readonly counts: Set<number>;
  /** Its elements are compared as they are, not by a `where` alone. */
  direct: boolean;
}

/** All that the conditions of a question read, and the constants that matter to it. */
export interface Gathered {
  readonly subject: Subject;
  readonly variables: Map<string, Variable>;
  readonly cells: Map<string, Cell>;
  readonly lists: Map<string, ListUse>;
  /** From a cell to one it is compared with: trees whose roots stand for all cells compared with one another. */
  readonly joined: Map<string, string>;
  /** By any cell of the group. */
  readonly constants: Map<string, Set<Datum>>;
  /** Cells whose being recorded matters. */
  readonly nullable: Set<string>;
  /** Cells that arithmetic is done with: limits may lie where no constant is. */
  readonly stretched: Set<string>;
}

/** What one comparison or loop needs. */
export interface Needs {
  readonly variables: Set<string>;
  /** The cells it looks at, those of elements included. */
  readonly cells: Set<string>;
  readonly named: Set<number>;
  /** The constants and cells gathered settle it, so that finitely many data stand for all there are. */
  exact: boolean;
  /** It reads what no facts can be made for. */
  opaque: boolean;
}

/** Starts a question with nothing gathered. */
export function gathering(subject: Subject): Gathered {
  return {
    subject,
    variables: new Map(),
    cells: new Map(),
    lists: new Map(),
    joined: new Map(),
    constants: new Map(),
    nullable: new Set(),
    stretched: new Set(),
  };
}

/** Gives the cell that stands for all that a cell is compared with. */
export function rootOf({ joined }: Gathered, id: string): string {
  let at = id;
  for (let next = joined.get(at); next !== undefined; next = joined.get(at)) at = next;
  return at;
}

/** Notes that cells are compared with one another and with some constants. */
export function relate(gathered: Gathered, ids: Iterable<string>, constants: Iterable<Datum>): void {
  const [first, ...others] = ids;
  if (first === undefined) return;
  for (const id of others) {
    const [root, other] = [rootOf(gathered, first), rootOf(gathered, id)];
    if (root !== other) gathered.joined.set(other, root);
  }
  const known = gathered.constants.get(first) ?? new Set();
  for (const constant of constants) known.add(constant);
  gathered.constants.set(first, known);
}
