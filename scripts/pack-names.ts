import { type Field, regionsOf, statesOf } from "@guiju/lifecycle";
import type { Pack } from "@guiju/pack";

/**
 * The names of a pack that hosts, stored histories and local packs rely on: lifecycles with their states, acts and reported values, facts,
 * interpretations with their readings, and norms with the ids of their editions. Taking one away or renaming it breaks what was stored.
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
  return parts.join("\n");
}

function fieldsText(fields: Readonly<Record<string, Field>>): string {
  const entries = Object.entries(fields);
  return entries.length === 0 ? "" : ` { ${entries.map(([name, field]) => `${name}: ${fieldText(field)}`).join("; ")} }`;
}

function fieldText(field: Field): string {
  const words = field.words === undefined ? "" : ` of ${field.words.join(" | ")}`;
  return `${field.type}${words}${fieldsText(field.of ?? {})}`;
}
