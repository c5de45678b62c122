/** Swedish words of the house wing; the source of the other languages. */
export const house = {
  refusals: {},
} as const;
