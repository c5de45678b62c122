import type { demo as source } from '#languages/sv/demo.ts';
import type { Translation } from '#languages/translation.ts';

export const demo: Translation<typeof source> = {
  refusals: {},
};
