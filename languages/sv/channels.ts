/** Swedish words of the channels wing; the source of the other languages. */
export const channels = {
  refusals: {},
} as const;
