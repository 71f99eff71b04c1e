import { type Issue, isGuijuError } from "@guiju/core";
import { compileLifecycle } from "./compile.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";

/** What is wrong with a definition; nothing where it compiles. */
export function issuesOf(source: LifecycleSource): readonly Issue[] {
  try {
    compileLifecycle(source);
  } catch (error) {
    if (isGuijuError(error) && error.code === "invalid_definition") return error.issues;
    throw error;
  }
  return [];
}

/** The same, each as its code and its place. */
export function faultsOf(source: LifecycleSource): readonly string[] {
  return issuesOf(source).map((issue) => `${issue.code} ${issue.pointer}`);
}
