import type { channels as source } from '#languages/sv/channels.ts';
import type { Translation } from '#languages/translation.ts';

export const channels: Translation<typeof source> = {
  refusals: {},
};
