import { below, type Issue } from "@guiju/core";
import type { Pack, PackAssessmentFile } from "../pack.ts";
import { compileRubric } from "../read/compile-assessments.ts";
import type { PlacedLater } from "./placed-later.ts";

/** More options than so many of one rubric are not tried. */
const TRIED = 200;

/**
 * Tells options of parameters that the rubric cannot take. Where the option itself is at fault that is an error; where it does not fit what else
 * is set, as a weight beside another weight, other parameters may have to change with it, and that is a warning.
 */
export function optionIssues(pack: Pack, rubric: PackAssessmentFile): readonly PlacedLater[] {
  const { file, content } = rubric;
  const options = Object.entries(content.parameters ?? {}).flatMap(([name, { value, options: all = [] }]) =>
    all.flatMap((option, index) => (option === value ? [] : [{ name, option, index }])),
  );
  return options.slice(0, TRIED).flatMap(({ name, option, index }): readonly PlacedLater[] => {
    const errors = compileRubric(rubricParts(pack), content, rubric.name, { [name]: option }).issues.filter(isError);
    const at = below("/parameters", name);
    const own = errors.find(({ pointer }) => pointer === `${at}/value`);
    const first = own ?? errors[0];
    if (first === undefined) return [];
    const said = String(option);
    const message = { zh: `取“${said}”时不能成立：${first.message.zh}`, en: `With "${said}" the rubric is refused: ${first.message.en}` };
    const { expected, help } = first;
    const found = { code: first.code, message, ...(expected && { expected }), ...(help && { help }), pointer: `${at}/options/${index}` };
    return [{ ...found, file, ...(own === undefined && { severity: "warning" as const }) }];
  });
}

/** What compiling one rubric of a pack anew needs of the pack. */
export function rubricParts({ id, version, instruments, facts }: Pack): Parameters<typeof compileRubric>[0] {
  const schemas = [...facts.values()].map((content) => ({ file: `facts/${content.id}.json`, content }));
  return { pack: { id, version }, instruments, facts: schemas };
}

function isError({ severity }: Issue): boolean {
  return severity !== "warning";
}
