/** How the command ends, for scripts that call it. */
export const EXIT: {
  readonly ok: 0;
  readonly internal: 1;
  readonly usage: 2;
  readonly refused: 3;
  readonly testsFailed: 4;
  readonly coverage: 5;
  readonly interrupted: 130;
} = { ok: 0, internal: 1, usage: 2, refused: 3, testsFailed: 4, coverage: 5, interrupted: 130 };
