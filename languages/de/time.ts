import type { time as source } from '#languages/sv/time.ts';
import type { Translation } from '#languages/translation.ts';

export const time: Translation<typeof source> = {
  refusals: {},
};
