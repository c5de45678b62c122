import { afterAll } from 'vitest';
import { closeAll } from './close-after-tests.ts';

/** Run anew for each file of tests, so what is to outlive it is kept in another module. */
afterAll(closeAll);
