/** Swedish words of the register wing; the source of the other languages. */
export const register = {
  refusals: {},
} as const;
