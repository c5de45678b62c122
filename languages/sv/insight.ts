/** Swedish words of the insight wing; the source of the other languages. */
export const insight = {
  refusals: {},
} as const;
