import type { AssessmentFile } from "@guiju/assessment";
import { mutantsOf } from "@guiju/assessment/analysis";
import type { Place, Text } from "@guiju/core";
import type { AssessmentCase } from "../case-file.ts";
import { placesIn } from "../check/place-issues.ts";
import type { Pack, PackAssessmentFile } from "../pack.ts";
import { rubricsOf } from "../rubrics-of.ts";
import { caseDifferences } from "./run-assessment-case.ts";

/** One small change of a rubric, and whether the worked cases notice it. */
export interface MutantResult {
  /** `<pack>/<assessment>`. */
  readonly assessment: string;
  readonly file: string;
  readonly pointer: string;
  readonly place: Place;
  readonly what: Text;
  /** `killed`: a case fails. `refused`: the changed rubric is not taken. `survived`: every case passes as before. */
  readonly outcome: "killed" | "refused" | "survived";
  /** Id of the first case that fails. */
  readonly by: string | null;
}

/**
 * Changes each rubric of a pack in one small way after the other and runs its worked cases: a change that no case notices shows what they leave untried.
 *
 * Cases that fail without any change are left out; without cases every change survives.
 *
 * @example
 * [...runMutants(pack)].filter((mutant) => mutant.outcome === "survived").length; // => 0
 */
export function* runMutants(pack: Pack): Generator<MutantResult> {
  const placeOf = placesIn(pack);
  for (const rubric of pack.assessmentFiles) {
    const { file, name, content } = rubric;
    const sound = casesOf(pack, name).filter((assessed) => firstFailure(pack, [assessed], name) === null);
    for (const mutant of mutantsOf(content)) {
      const changed = withFile(pack, rubric, mutant.file);
      const by = firstFailure(changed, sound, name);
      const place = placeOf(file, mutant.pointer);
      const outcome = by === REFUSED ? "refused" : by === null ? "survived" : "killed";
      yield {
        assessment: name,
        file,
        pointer: mutant.pointer,
        place,
        what: mutant.what,
        outcome,
        by: outcome === "killed" ? (by as string) : null,
      };
    }
  }
}

const REFUSED = Symbol("refused");

function casesOf(pack: Pack, name: string): readonly AssessmentCase[] {
  return pack.cases.flatMap((file) => file.assessmentCases).filter((each) => each.assessment === name);
}

/** The pack with one rubric in place of another. Its checked rubrics are those of before: they are compiled again. */
function withFile(pack: Pack, rubric: PackAssessmentFile, content: AssessmentFile): Pack {
  return { ...pack, assessmentFiles: pack.assessmentFiles.map((each) => (each === rubric ? { ...each, content } : each)) };
}

/** The first case that comes out otherwise. The rubrics are compiled once for each set of parameters. */
function firstFailure(pack: Pack, cases: readonly AssessmentCase[], name: string): string | typeof REFUSED | null {
  const compiled = new Map<string, ReturnType<typeof rubricsOf>>();
  for (const assessed of cases) {
    const key = JSON.stringify(assessed.parameters ?? {});
    const found = compiled.get(key) ?? rubricsOf(pack, name, assessed.parameters, "again");
    compiled.set(key, found);
    if (found.issues.length > 0) return REFUSED;
    if (caseDifferences(assessed, found.rubrics).length > 0) return assessed.id;
  }
  return null;
}
