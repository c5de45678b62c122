import { defineConfig } from 'vitest/config';

/** The laws alone, as `npm run check` asks for them: no database, and time enough on a machine that is busy. */
export default defineConfig({
  test: { include: ['tools/checks/*.test.ts'], isolate: false, pool: 'threads', maxWorkers: 1, testTimeout: 120_000 },
});
