import type { promise as source } from '#languages/sv/promise.ts';
import type { Translation } from '#languages/translation.ts';

export const promise: Translation<typeof source> = {
  refusals: {},
};
