import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';

export const exportEverything = endpoint({
  method: 'GET',
  path: '/export',
  summary: 'Everything this Svara holds as one archive (.tar.gz of JSON lines and files), as it stands at this moment.',
  query: z.object({
    /** Also hashes of passwords and keys, and what is sealed with this installation’s key. */
    secrets: z.enum(['true', 'false']).default('false'),
  }),
  sends: 'file',
  refusals: ['access.right-missing'],
});
