/** The signs of the operators that compare two values, as CEL and GoRules write them. */
export const SIGNS: Readonly<Record<string, string>> = {
  equal: "==",
  notEqual: "!=",
  lessThan: "<",
  lessThanInclusive: "<=",
  greaterThan: ">",
  greaterThanInclusive: ">=",
};

/** The same as JavaScript and JsonLogic write them, where nothing is converted. */
export const STRICT_SIGNS: Readonly<Record<string, string>> = { ...SIGNS, equal: "===", notEqual: "!==" };
