import type { OverlayChange } from "./overlay-file.ts";

/**
 * Whether what a norm leaves open covers a change: its parameter (`period`, or `exception` for what lies in it), the parameter of one check
 * (`length.max`), `checks` for checks that come or go, `norm` for the whole.
 */
export function isOpen(open: readonly string[], check: string, written: OverlayChange, parameter: string): boolean {
  const names = [parameter, ...(written.parameter === undefined ? [] : [written.parameter])];
  return names.some((name) => open.includes(name) || (check !== "" && open.includes(`${check}.${name}`)));
}
