import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { Reason } from "./reason.ts";

/** Chooses the rubric of an organisation by category and year: its position, or why there is none. */
export function chooser(rubrics: readonly Assessment[], year: number | undefined): (organisation: Organisation) => number | Reason {
  const known = new Map<string | undefined, number | Reason>();
  return ({ category }) => {
    const found = known.get(category) ?? choose(rubrics, year, category);
    known.set(category, found);
    return found;
  };
}

function choose(rubrics: readonly Assessment[], year: number | undefined, category: string | undefined): number | Reason {
  const takes = ({ file: { categories } }: Assessment): boolean =>
    categories === undefined || (category !== undefined && categories.includes(category));
  const isIn = ({ file: { years } }: Assessment): boolean =>
    years === undefined || (year !== undefined && year >= (years.from ?? year) && year <= (years.to ?? year));
  const found = rubrics.findIndex((rubric) => takes(rubric) && isIn(rubric));
  if (found >= 0) return found;
  if (rubrics.some(takes)) return year === undefined ? "noYear" : "noRubric";
  return rubrics.length === 1 ? "wrongCategory" : "noRubric";
}
