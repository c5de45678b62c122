import { defineConfig } from 'vitest/config';

/** What kills processes, counts milliseconds or keeps both cores busy by itself has the machine to itself. */
const alone = ['e2e/faults/*.e2e.ts', 'e2e/desk/long-list.e2e.ts', 'e2e/pages/{every-page,hostile}.e2e.ts'];

/** Browser and fault tests, each on a really started product of its own: first those that leave room beside them, by twos. */
export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'beside',
          include: ['e2e/**/*.e2e.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
