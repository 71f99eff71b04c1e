/** Records of one list of occurrences that the bounds allow for; a longer list is no usable fact. */
export const RECORDS = 10_000_000;
