import { below, type Issue, type Text } from "@guiju/core";
import type { AssessmentFact } from "../assessment-file.ts";
import { factsOf } from "../evaluate/facts-of.ts";
import type { Assessment } from "../plan.ts";
import { burdenOf, traceOf } from "./burden-facts.ts";
import { type BURDEN_SOURCES, citedBy } from "./burden-sources.ts";

/** From where on the lint speaks. */
export interface BurdenOptions {
  /** More indicators than so many are told. Default 100: reports criticise tables of "hundreds and thousands of items" (上百上千细项); they give no limit. */
  readonly mostIndicators?: number;
  /**
   * More checks a year than so many are told. Default 4, a quarterly one: the provisions ask for one comprehensive check a year of each central
   * department; of a county or a unit they give no number.
   */
  readonly mostChecks?: number;
  /** Other rubrics the same organisations report for: a fact that has the same title under another name is asked for twice. */
  readonly others?: readonly Assessment[];
}

/**
 * Warns of what burdens those who are assessed: metrics that rules restrict, published ranks, indicators that look at traces alone, facts that are
 * reported twice, too many indicators or checks. Never an error: whether a rule applies is for people to say.
 *
 * @example
 * const { assessment: ranked } = compileAssessment({ ...file, ranking: { publish: true, ties: "competition" } }, { name: "example/year", version: "1" });
 * burdenLint(ranked!).map(({ code, severity }) => [code, severity]); // => [["burden_ranking", "warning"]]
 */
export function burdenLint(assessment: Assessment, options: BurdenOptions = {}): Issue[] {
  const { file } = assessment;
  return [
    ...metricIssues(assessment),
    ...(file.ranking?.publish === true ? [ranked()] : []),
    ...traceIssues(assessment),
    ...duplicateIssues(assessment, options.others ?? []),
    ...tooManyIndicators(assessment, options.mostIndicators ?? 100),
    ...tooManyChecks(assessment, options.mostChecks ?? 4),
  ];
}

function metricIssues({ file }: Assessment): readonly Issue[] {
  return Object.entries(file.facts ?? {}).flatMap(([name, fact]): readonly Issue[] => {
    const found = burdenOf(name, fact);
    if (found === undefined) return traceOf(name, fact) === "named" ? [namedTrace(name, fact)] : [];
    const { kind, sure } = found;
    const called = { zh: fact.title?.zh ?? name, en: fact.title?.en ?? name };
    const zh = sure
      ? `“${called.zh}”来自${kind.said.zh}，不宜作为考核依据。`
      : `“${called.zh}”看来是${kind.said.zh}；如果是，不宜作为考核依据，否则请写明来源（source）。`;
    const en = sure
      ? `"${called.en}" comes from ${kind.said.en}, which should not be a basis of assessment.`
      : `"${called.en}" seems to be of ${kind.said.en}; if so it should not be a basis of assessment, else declare its "source".`;
    return [warning(kind.code, sure ? `${below("/facts", name)}/source` : below("/facts", name), { zh, en }, kind.rests)];
  });
}

/** A fact that is called a trace and does not say where it comes from. */
function namedTrace(name: string, { title }: AssessmentFact): Issue {
  const message = {
    zh: `“${title?.zh ?? name}”看来是留痕材料，不宜单独定分；请写明来源（source，留痕写 trace）。`,
    en: `"${title?.en ?? name}" seems to be a trace of work, which should not decide points alone: declare its "source" ("trace" for one).`,
  };
  return warning("burden_trace_only", below("/facts", name), message, "relief");
}

function ranked(): Issue {
  const message = {
    zh: "公布名次：积分排名受到限制。请确认确有依据，并写明公布范围（visibility）；只给等次就不必公布名次。",
    en: 'Ranks are published, and ranking by points is restricted. Make sure there is a source for it and say in "visibility" who sees them; grades need no ranks.',
  };
  return warning("burden_ranking", "/ranking/publish", message, "apps");
}

/** Indicators that nothing but traces decides. */
function traceIssues(assessment: Assessment): readonly Issue[] {
  const { nodes, file } = assessment;
  const root = nodes.at(-1)?.pointer.length ?? 0;
  return nodes.flatMap(({ id, title, score, pointer }): readonly Issue[] => {
    if (score === null) return [];
    const read = factsOf(assessment, score).flatMap(({ from, keys }) => (from === "fact" ? [String(keys[0])] : []));
    const traces = read.map((name) =>
      Object.hasOwn(file.facts ?? {}, name) ? traceOf(name, file.facts?.[name] as AssessmentFact) : "none",
    );
    if (traces.length === 0 || traces.includes("none")) return [];
    const [zhSure, enSure, zhElse] = traces.some((trace) => trace !== "declared")
      ? ["看来只看留痕材料", "seems to look at traces alone", "；如果不是，请写明事实的来源（source）"]
      : ["只看留痕材料", "looks at traces alone", ""];
    const message = {
      zh: `指标“${title.zh}”${zhSure}。考核宜看实绩，不以材料多少、开没开会、发没发文定分${zhElse}。`,
      en: `The indicator "${title.en}" ${enSure} ("${id}"). Assess what came of the work, not how much paper there is of it${zhElse === "" ? "" : '; if it does not, declare the "source" of its facts'}.`,
    };
    return [warning("burden_trace_only", pointer.slice(root), message, "relief")];
  });
}

function duplicateIssues({ file, name: own }: Assessment, others: readonly Assessment[]): readonly Issue[] {
  const known = new Map<string, { readonly name: string; readonly assessment: string }>();
  for (const other of others)
    if (other.name !== own)
      for (const [name, { title }] of Object.entries(other.file.facts ?? {}))
        if (title !== undefined) known.set(same(title), { name, assessment: other.name });
  return Object.entries(file.facts ?? {}).flatMap(([name, { title }]): readonly Issue[] => {
    if (title === undefined) return [];
    const earlier = known.get(same(title));
    known.set(same(title), { name, assessment: own });
    if (earlier === undefined || (earlier.name === name && earlier.assessment !== own)) return [];
    const where = earlier.assessment === own ? earlier.name : `${earlier.assessment}: ${earlier.name}`;
    const message = {
      zh: `“${title.zh}”已作为“${where}”填报；同一情况只填一次，供各处使用。`,
      en: `"${title.en}" is reported as "${where}" already: what is known once serves every rubric.`,
    };
    return [warning("burden_duplicate_fact", below("/facts", name), message, "relief")];
  });
}

function same({ zh }: Text): string {
  return zh.replace(/[\s，。、（）()“”"]/g, "");
}

function tooManyIndicators({ nodes }: Assessment, most: number): readonly Issue[] {
  const count = nodes.filter(({ score }) => score !== null).length;
  if (count <= most) return [];
  const message = {
    zh: `细项有 ${count} 个，多于 ${most} 个。过细的考核使基层疲于自证；规定没有给出数目，${most} 个是本工具的提示线。`,
    en: `There are ${count} indicators, more than ${most}. Tables too fine make units prove themselves all year; no rule gives a number, ${most} is where this tool begins to speak.`,
  };
  return [warning("burden_too_many_indicators", "/indicators", message, "relief")];
}

/** Checks a year: the most periods that any indicator wants a score of. */
function tooManyChecks({ nodes }: Assessment, most: number): readonly Issue[] {
  const root = nodes.at(-1)?.pointer.length ?? 0;
  const checks = nodes.map(({ score }) => (score?.primitive === "periods" ? score.periods.length : 0));
  const count = Math.max(0, ...checks);
  if (count <= most) return [];
  const message = {
    zh: `一年考核 ${count} 次，多于 ${most} 次。检查考核要控制总量、合并进行；规定对中央部门是每年一次综合检查，${most} 次是本工具的提示线。`,
    en: `There are ${count} checks a year, more than ${most}. Checks are to be few and joint: the rule gives one comprehensive check a year for a central department, and ${most} is where this tool begins to speak.`,
  };
  const pointer = nodes[checks.indexOf(count)]?.pointer.slice(root) ?? "";
  return [warning("burden_too_many_checks", `${pointer}/score/periods`, message, "relief")];
}

function warning(code: string, pointer: string, { zh, en }: Text, source: keyof typeof BURDEN_SOURCES): Issue {
  const cited = citedBy(source);
  return { code, pointer, message: { zh: `${zh}${cited.zh}`, en: `${en} ${cited.en}` }, severity: "warning" };
}
