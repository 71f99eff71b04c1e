import type { LifecycleFile } from "./lifecycle-file.ts";

/** Whether a value of a lifecycle is a day. */
export function isDayValue({ values }: LifecycleFile, name: string): boolean {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value !== undefined && ("latestOf" in value || value.type === "date");
}
