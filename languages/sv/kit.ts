/** Swedish words of the kit wing; the source of the other languages. */
export const kit = {
  refusals: {},
} as const;
