import fc from "fast-check";

// Samples are the same in every run, so that a red one can be repeated; the long volumes look at others each time and print their seed.
if (process.env.GUIJU_FULL === undefined) fc.configureGlobal({ seed: 20_260_511 });
