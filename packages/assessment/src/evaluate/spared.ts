import { type Issue, parseDate } from "@guiju/core";
import type { Exemption, Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { Block, Spared } from "./block.ts";
import { isDeduction } from "./leaf/is-deduction.ts";
import { unusableAt } from "./unusable.ts";

/** Primitives that deduct, so that a deduction can be suspended. */
const DEDUCTING = new Set(["checklist", "perOccurrence", "perUnitShort", "ladder", "tiers", "severity"]);

/** Takes the exemptions of an organisation; those that the rubric does not know are told and not taken. */
export function sparedOf(
  { file, nodes }: Assessment,
  { exemptions }: Organisation,
): { readonly taken: readonly Spared[]; readonly issues: readonly Issue[] } {
  const taken: Spared[] = [];
  const issues: Issue[] = [];
  if (!Array.isArray(exemptions)) return { taken, issues };
  const known = file.exemptions;
  for (const [position, exemption] of (exemptions as readonly (Partial<Exemption> | null)[]).entries()) {
    const { indicator = "", ground = "", item, occurrences, by, on } = exemption ?? {};
    const node = nodes.findIndex(({ id }) => id === indicator);
    const score = nodes[node]?.score ?? undefined;
    const parts = partsOf(score);
    const deducting = parts.flatMap(({ deducts }, at) => (deducts ? at : []));
    const named = parts.findIndex(({ id }) => id === item);
    const part = item !== undefined ? named : occurrences === undefined || deducting.length !== 1 ? undefined : deducting[0];
    const counts = score?.primitive === "perOccurrence" && Number.isSafeInteger(occurrences) && (occurrences as number) > 0;
    const wrong =
      typeof by !== "string" || by.trim() === ""
        ? "by"
        : known?.grounds.some(({ id }) => id === ground) !== true
          ? "ground"
          : !deducts(score) || known.indicators?.includes(indicator) === false
            ? "indicator"
            : part === -1
              ? "item"
              : occurrences !== undefined && (!counts || part === undefined)
                ? "occurrences"
                : on !== undefined && parseDate(on) === undefined
                  ? "on"
                  : undefined;
    if (wrong === undefined) taken.push({ node, ground, part, occurrences });
    else issues.push(unusableAt(`/exemptions/${position}/${wrong}`, "unknown_exemption"));
  }
  return { taken, issues };
}

/** Gives what is suspended of a leaf. */
export function sparedAt(block: Pick<Block, "spared">, index: number, node: number): readonly Spared[] {
  return block.spared?.get(index)?.filter((each) => each.node === node) ?? [];
}

type Score = NonNullable<Assessment["nodes"][number]["score"]> | undefined;

/** Items and terms by id, and which are terms that take points. */
function partsOf(score: Score): readonly { readonly id: string; readonly deducts: boolean }[] {
  if (score?.primitive === "checklist") return score.items.map(({ id }) => ({ id, deducts: false }));
  return score?.primitive === "perOccurrence" ? score.terms.map((term) => ({ id: term.id, deducts: isDeduction(term) })) : [];
}

function deducts(score: Score): boolean {
  return score !== undefined && DEDUCTING.has(score.primitive) && !(score.primitive === "checklist" && score.mode === "award");
}
