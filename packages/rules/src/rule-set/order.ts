/** An order in which everything comes after what it needs, or one circle that makes it impossible. */
type Order = { readonly order: readonly number[] } | { readonly circle: readonly number[] };

/** Orders things by what they need, without recursion: names may lead to names as often as a document has room. */
export function orderOf(needs: readonly ReadonlySet<number>[]): Order {
  const neededBy: number[][] = needs.map(() => []);
  const open = needs.map((needed) => needed.size);
  for (const [index, needed] of needs.entries()) for (const other of needed) neededBy[other]?.push(index);
  const order = [...needs.keys()].filter((index) => open[index] === 0);
  for (const done of order)
    for (const index of neededBy[done] ?? []) {
      const left = (open[index] ?? 0) - 1;
      open[index] = left;
      if (left === 0) order.push(index);
    }
  return order.length === needs.length ? { order } : { circle: circleIn(needs, open) };
}

/** What is still open needs something that is still open: following it must come round. */
function circleIn(needs: readonly ReadonlySet<number>[], open: readonly number[]): readonly number[] {
  const isOpen = (index: number): boolean => (open[index] ?? 0) > 0;
  const path = new Set<number>();
  let at = open.findIndex((left) => left > 0);
  while (!path.has(at)) {
    path.add(at);
    at = [...(needs[at] ?? [])].find(isOpen) ?? at;
  }
  const walked = [...path];
  return walked.slice(walked.indexOf(at));
}
