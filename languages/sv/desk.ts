/** Swedish words of the desk wing; the source of the other languages. */
export const desk = {
  refusals: {},
} as const;
