import type { Language, Text } from "@guiju/core";
import type { Ambiguity, Pack, PackInterpretation } from "../pack.ts";
import { interpretedWords } from "../texts/reading-words.ts";
import { plain } from "../texts/words.ts";
import { between, phrase } from "./expression-words.ts";
import { markdownTable } from "./markdown-table.ts";

/** The interpretations a host may choose, and every ambiguity with what was found and what is taken. */
export function interpretationsTable(pack: Pack, language: Language): string {
  const title = phrase("{a}：口径与疑义", "{a}: interpretations and ambiguities", { a: pack.title });
  const choices = Object.entries(pack.interpretations).map(([name, interpretation]) =>
    choiceRow(pack, name, interpretation).map((cell) => cell[language]),
  );
  const doubts = Object.entries(pack.ambiguities).map(([id, ambiguity]) => doubtRow(id, ambiguity).map((cell) => cell[language]));
  const [first, second, choiceHead, doubtHead] =
    language === "zh"
      ? ["可选口径", "疑义", ["口径", "说明", "读法", "默认", "疑义"], ["编号", "问题", "所见", "采用的理解", "可选口径"]]
      : [
          "Interpretations",
          "Ambiguities",
          ["Name", "What it decides", "Readings", "Default", "Ambiguity"],
          ["Id", "Question", "What was found", "Reading taken", "Interpretation"],
        ];
  return `# ${title[language]}\n\n## ${first}\n\n${markdownTable(choiceHead as string[], choices)}\n## ${second}\n\n${markdownTable(doubtHead as string[], doubts)}`;
}

function choiceRow(pack: Pack, name: string, interpretation: PackInterpretation): readonly Text[] {
  const word = (reading: string) => interpretedWords(pack, name, reading);
  const readings =
    "readings" in interpretation
      ? between(interpretation.readings.map(word), "、", ", ")
      : phrase("{a} 至 {b}", "{a} to {b}", { a: interpretation.number.min, b: interpretation.number.max });
  return [
    plain(`\`${name}\``),
    interpretation.title ?? plain(""),
    readings,
    word(String(interpretation.default)),
    plain(interpretation.ambiguity ?? ""),
  ];
}

function doubtRow(id: string, ambiguity: Ambiguity): readonly Text[] {
  const choice = ambiguity.interpretation === undefined ? "" : `\`${ambiguity.interpretation}\``;
  return [plain(id), ambiguity.question, ambiguity.found, ambiguity.default, plain(choice)];
}
