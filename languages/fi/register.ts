import type { register as source } from '#languages/sv/register.ts';
import type { Translation } from '#languages/translation.ts';

export const register: Translation<typeof source> = {
  refusals: {},
};
