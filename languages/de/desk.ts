import type { desk as source } from '#languages/sv/desk.ts';
import type { Translation } from '#languages/translation.ts';

export const desk: Translation<typeof source> = {
  refusals: {},
};
