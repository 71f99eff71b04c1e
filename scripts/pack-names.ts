import type { Assessment, AssessmentFact, Indicator } from "@guiju/assessment";
import { type Field, regionsOf, statesOf } from "@guiju/lifecycle";
import type { Pack } from "@guiju/pack";

/**
 * The names of a pack that hosts, stored histories and local packs rely on: lifecycles with their states, acts and reported values, facts,
 * interpretations with their readings, and norms with the ids of their editions; assessments with their facts, indicators, grades and parameters.
 * Taking one away or renaming it breaks what was stored.
 */
export function packNames(packageName: string, pack: Pack): string {
  const parts = [`# ${packageName}\n`];
  for (const [name, lifecycle] of pack.lifecycles) {
    const { file, interpretations } = lifecycle.source;
    const lines = [
      ...[...statesOf(file)].map(([state, node]) => `state ${state}${node.final === true ? " (final)" : ""}`),
      ...regionsOf(file).flatMap(({ name, states }) => (name === undefined ? [] : [`region ${name}: ${Object.keys(states).join(", ")}`])),
      ...Object.values(file.dated ?? {}).flatMap((views) => views.map((view) => `dated state ${view.state}`)),
      ...Object.entries(file.acts).map(
        ([act, schema]) => `act ${act}${fieldsText(schema.data ?? {})}${schema.optional === true ? " (optional)" : ""}`,
      ),
      ...Object.entries(file.values).flatMap(([value, definition]) => (definition.report === true ? [`reported value ${value}`] : [])),
      ...Object.entries(lifecycle.source.facts).map(([fact, field]) => `fact ${fact}: ${fieldText(field)}`),
      ...Object.entries(interpretations).map(
        ([id, choice]) =>
          `interpretation ${id}: ${"readings" in choice ? choice.readings.join(" | ") : `${choice.number.min}..${choice.number.max}`}`,
      ),
      ...[...lifecycle.source.norms, ...lifecycle.source.decisions].map(
        (norm) => `norm ${norm.slot}: ${norm.editions.map((edition) => edition.id).join(", ")}`,
      ),
    ];
    parts.push(`## ${name}\n`, `${[...new Set(lines)].sort().join("\n")}\n`);
  }
  for (const [name, rubrics] of pack.assessments) {
    const lines = rubrics.flatMap((rubric) => rubricNames(rubric));
    parts.push(`## ${name}\n`, `${[...new Set(lines)].sort().join("\n")}\n`);
  }
  return parts.join("\n");
}

function rubricNames({ file }: Assessment): readonly string[] {
  const facts = (kind: string, of: Readonly<Record<string, AssessmentFact>> = {}): readonly string[] =>
    Object.entries(of).map(([fact, field]) => `${kind} ${fact}: ${factText(field)}`);
  return [
    ...(file.categories ?? []).map((category) => `category ${category}`),
    ...facts("fact", file.facts),
    ...facts("cohort fact", file.cohortFacts),
    ...file.indicators.flatMap(indicatorNames),
    ...Object.keys(file.parameters ?? {}).map((parameter) => `parameter ${parameter}`),
    ...(file.bands ?? []).map(({ grade }) => `grade ${grade}`),
    ...[...(file.vetoes ?? []), ...(file.quotas ?? [])].map(({ id }) => `rule ${id}`),
    ...(file.consequences ?? []).map(({ id }) => `consequence ${id}`),
    ...(file.exemptions?.grounds ?? []).map(({ id }) => `ground of exemption ${id}`),
  ];
}

function indicatorNames(indicator: Indicator): readonly string[] {
  return [`indicator ${indicator.id}`, ...("indicators" in indicator ? indicator.indicators.flatMap(indicatorNames) : [])];
}

function factText(fact: AssessmentFact): string {
  const words = "words" in fact && fact.words !== undefined ? ` of ${fact.words.join(" | ")}` : "";
  const of = "of" in fact && fact.of !== undefined ? Object.entries(fact.of) : [];
  return `${fact.type}${words}${of.length === 0 ? "" : ` { ${of.map(([name, each]) => `${name}: ${factText(each)}`).join("; ")} }`}`;
}

function fieldsText(fields: Readonly<Record<string, Field>>): string {
  const entries = Object.entries(fields);
  return entries.length === 0 ? "" : ` { ${entries.map(([name, field]) => `${name}: ${fieldText(field)}`).join("; ")} }`;
}

function fieldText(field: Field): string {
  const words = field.words === undefined ? "" : ` of ${field.words.join(" | ")}`;
  return `${field.type}${words}${fieldsText(field.of ?? {})}`;
}
