import type { History } from "./history.ts";

/** Every way of deleting one field of an act's data or one fact, with the path of what is gone. */
export function deletions(history: History): readonly (readonly [string, History])[] {
  return [
    ...history.acts.flatMap((act, index) =>
      without(act.data ?? {}, `${act.type}`).map(
        ([at, data]) =>
          [
            at,
            {
              ...history,
              acts: history.acts.map((old, other) => (other === index ? { ...act, data: data as Record<string, unknown> } : old)),
            },
          ] as const,
      ),
    ),
    ...without(history.facts ?? {}, "facts").map(([at, facts]) => [at, { ...history, facts: facts as Record<string, unknown> }] as const),
  ];
}

function without(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      without(each, `${path}/${index}`).map(([at, changed]) => [at, value.map((old, other) => (other === index ? changed : old))] as const),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    return [
      [`${path}/${key}`, rest] as const,
      ...without(inner, `${path}/${key}`).map(([at, changed]) => [at, { ...value, [key]: changed }] as const),
    ];
  });
}
