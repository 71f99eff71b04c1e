/** A generator of whole numbers below a bound, the same for the same seed (Lehmer). */
export function randomFrom(seed: number): (below: number) => number {
  let state = ((seed + 1) * 48_271) % 2_147_483_647;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
