import type { public_ as source } from '#languages/sv/public.ts';
import type { Translation } from '#languages/translation.ts';

export const public_: Translation<typeof source> = {
  refusals: {},
};
