import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';

/** Whether the demo world is there, and how far loading or removing has come (ONB-1). */
export const demoState = z.object({
  state: z.enum(['absent', 'loading', 'loaded', 'removing', 'failed']),
  done: z.number().int(),
  all: z.number().int(),
  /** What went wrong, when it failed. */
  failure: z.string().nullable(),
});
export type DemoState = z.output<typeof demoState>;

export const readDemo = endpoint({
  method: 'GET',
  path: '/demo-world',
  summary: 'Whether the demo world is loaded.',
  answer: demoState,
});

export const loadDemo = endpoint({
  method: 'PUT',
  path: '/demo-world',
  summary: 'Loads the demo world: sites, people and four weeks of tickets.',
  answer: demoState,
  refusals: ['demo.busy', 'demo.already-loaded'],
});

export const removeDemo = endpoint({
  method: 'DELETE',
  path: '/demo-world',
  summary: 'Removes the demo world and nothing else.',
  answer: demoState,
  refusals: ['demo.busy', 'demo.not-loaded'],
});
