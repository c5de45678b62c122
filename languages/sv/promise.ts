/** Swedish words of the promise wing; the source of the other languages. */
export const promise = {
  refusals: {},
} as const;
