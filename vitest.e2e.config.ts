import { defineConfig } from 'vitest/config';

/** Browser and fault tests: a really started product, one file after another, so that each has both cores. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
