import { compareRatios, type Whole } from "../exact/whole.ts";
import type { GatheredStatistic } from "./gathered.ts";

/** Gives everybody a place, from 1; those that tie share the best. Nought where there is none. */
export function placesOf(gathered: GatheredStatistic, order: "descending" | "ascending", ties: "competition" | "dense"): void {
  const { numerators, denominators } = gathered;
  const size = numerators.length;
  const taking = new Uint32Array(gathered.count);
  let count = 0;
  for (let index = 0; index < size; index += 1) if (!Number.isNaN(numerators[index])) taking[count++] = index;
  const sign = order === "ascending" ? 1 : -1;
  const compare = (a: number, b: number): number =>
    sign * compareRatios(numerators[a] as Whole, denominators[a] as Whole, numerators[b] as Whole, denominators[b] as Whole);
  taking.sort(compare);
  const places = new Uint32Array(size);
  const sharing = new Uint32Array(size);
  let place = 0;
  for (let from = 0, next = 0; from < count; from = next) {
    next = from + 1;
    while (next < count && compare(taking[from] as number, taking[next] as number) === 0) next += 1;
    place = ties === "dense" ? place + 1 : from + 1;
    for (let tied = from; tied < next; tied += 1) {
      places[taking[tied] as number] = place;
      sharing[taking[tied] as number] = next - from;
    }
  }
  gathered.places = places;
  gathered.ties = sharing;
}
