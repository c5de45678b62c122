import type { insight as source } from '#languages/sv/insight.ts';
import type { Translation } from '#languages/translation.ts';

export const insight: Translation<typeof source> = {
  refusals: {},
};
