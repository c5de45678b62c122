/** Swedish words of the demo wing; the source of the other languages. */
export const demo = {
  refusals: {},
} as const;
