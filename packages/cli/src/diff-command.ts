import { diffRubrics } from "@guiju/assessment/simulate";
import type { Pack } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { rubricsWith, yearOptions } from "./assessment-choice.ts";
import { required } from "./checked-options.ts";
import { diffText } from "./diff-text.ts";
import { EXIT } from "./exit-code.ts";
import { openFacts } from "./facts-source.ts";
import { surveyHeld } from "./facts-survey.ts";
import { operands } from "./operands.ts";
import { optionValue } from "./options.ts";
import { packFolderNamed } from "./pack-folders.ts";
import { printable, shortened } from "./printable.ts";
import { say } from "./say.ts";
import { runOf } from "./scored-facts.ts";
import { has, type Session } from "./session.ts";
import { usage } from "./usage.ts";

/** Both runs are held beside each other. */
const HELD = 256 * 1024 * 1024;

/** `guiju diff`: who rises and who falls where another edition of an assessment is laid to the same facts, and by which indicator. */
export async function diffCommand(session: Session): Promise<number> {
  const [first = "", second = ""] = operands(session, "diff", 2);
  const file = required(optionValue(session.given, "against"), "against", "facts.ndjson");
  const years = yearOptions(session, 2);
  const [before, after] = [loadPack(packFolderNamed(session, first)), loadPack(packFolderNamed(session, second))];
  const [nameBefore, nameAfter] = assessmentIn(session, before, after);
  const source = await openFacts(session, file);
  try {
    const survey = await surveyHeld(session, source, nameAfter, HELD);
    const old = runOf(before.assessments.get(nameBefore) ?? [], survey, years[0]);
    const now = runOf(rubricsWith(session, after, nameAfter), survey, years[1] ?? years[0]);
    const difference = diffRubrics(old, now);
    if (has(session, "json")) for (const each of difference.organisations) await session.out.write(`${JSON.stringify(each)}\n`);
    else await session.out.write(diffText(session, difference, now));
    return survey.problems.size > 0 ? EXIT.refused : EXIT.ok;
  } finally {
    source.close();
  }
}

/** The names of the assessment in both packs: the one asked for, or the only one that both have. @throws GuijuError `usage` */
function assessmentIn(session: Session, before: Pack, after: Pack): readonly [string, string] {
  const idsOf = ({ assessments }: Pack): readonly string[] => [...assessments.keys()].map(bare);
  const shared = idsOf(before).filter((id) => idsOf(after).includes(id));
  const asked = optionValue(session.given, "assessment");
  const id = asked === undefined ? shared[0] : bare(asked);
  if (id === undefined || !shared.includes(id) || (asked === undefined && shared.length > 1)) {
    const slots = { name: shortened(printable(asked ?? "-"), 80), known: shared.join(", ") || "-" };
    throw usage(say(asked === undefined && shared.length > 1 ? "diff.which" : "diff.none", slots));
  }
  return [`${before.id}/${id}`, `${after.id}/${id}`];
}

function bare(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}
