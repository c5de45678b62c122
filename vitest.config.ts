import { defineConfig } from 'vitest/config';

/** Core, api, server and web tests: no isolation (10–20 times faster), one PostgreSQL cluster for the run. */
export default defineConfig({
  test: {
    include: ['{core,api,languages,server,web,tools,fakes}/**/*.test.{ts,tsx}'],
    setupFiles: ['server/platform/testing/each-file.ts'],
    globalSetup: ['server/platform/testing/database-for-tests.ts'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
