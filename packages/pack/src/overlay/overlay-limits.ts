/** The limits within which packs are laid over one another. */
export const OVERLAY_LIMITS: { readonly depth: number; readonly parents: number; readonly changes: number } = {
  depth: 8,
  parents: 16,
  changes: 2_000,
};
