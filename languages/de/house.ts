import type { house as source } from '#languages/sv/house.ts';
import type { Translation } from '#languages/translation.ts';

export const house: Translation<typeof source> = {
  refusals: {},
};
