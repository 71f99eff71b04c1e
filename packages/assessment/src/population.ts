/**
 * Scores any number of organisations that are read line by line: millions, with ranks and quotas, in little memory.
 *
 * @module
 */
export { type Population, type PopulationOptions, scorePopulation } from "./evaluate/score-population.ts";
