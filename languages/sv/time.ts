/** Swedish words of the time wing; the source of the other languages. */
export const time = {
  refusals: {},
} as const;
