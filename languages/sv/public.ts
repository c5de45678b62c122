/** Swedish words of the public wing; the source of the other languages. */
export const public_ = {
  refusals: {},
} as const;
