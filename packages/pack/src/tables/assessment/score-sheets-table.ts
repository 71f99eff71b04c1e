import { appealText, scoreSheet, scoreTable } from "@guiju/assessment/explain";
import type { Language } from "@guiju/core";
import type { AssessmentCase } from "../../case-file.ts";
import { scoreCase } from "../../cases/run-assessment-case.ts";
import type { Pack } from "../../pack.ts";
import { rubricsOf } from "../../rubrics-of.ts";
import { phrase } from "../expression-words.ts";
import { fingerprintNote } from "../fingerprint.ts";

/** A sample score sheet of each assessment: the first organisation of its first worked case, every number with its rule and article. */
export function scoreSheetsTable(pack: Pack, language: Language): string {
  const title = phrase("{a}：得分表示例", "{a}: sample score sheets", { a: pack.title });
  const cases = pack.cases.flatMap((file) => file.assessmentCases);
  const parts = [...pack.assessments.keys()].map((name) => {
    const sample = cases.find((each) => each.assessment === name);
    return sample === undefined ? "" : samplePart(pack, sample, language);
  });
  return `# ${title[language]}\n\n${appealText()[language]}\n${parts.join("")}`;
}

function samplePart(pack: Pack, sample: AssessmentCase, language: Language): string {
  const { rubrics, issues } = rubricsOf(pack, sample.assessment, sample.parameters);
  if (issues.length > 0) return "";
  const { run } = scoreCase(sample, rubrics);
  const intro = phrase("对照案例 {id}：{title}，组织 {organisation}。", "Case {id}: {title}, organisation {organisation}.", {
    id: sample.id,
    title: sample.title,
    organisation: String(sample.organisations[0]?.id ?? ""),
  });
  const name = (run.rubricOf(0) ?? rubrics[0])?.file.title ?? { zh: sample.assessment, en: sample.assessment };
  const table = run.size === 0 ? "" : scoreTable(scoreSheet(run, 0, language, { instruments: pack.instruments, texts: pack.catalogue }));
  return `\n## ${name[language]}\n\n${intro[language]} ${fingerprintNote(sample)}\n\n${table.trimEnd()}\n`;
}
