import type { kit as source } from '#languages/sv/kit.ts';
import type { Translation } from '#languages/translation.ts';

export const kit: Translation<typeof source> = {
  refusals: {},
};
