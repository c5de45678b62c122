import { defaultTickingIn, type LevelDefinition } from '#core/promise/levels/level.ts';
import type { Target } from '#core/promise/levels/target.ts';

const hours = (amount: number): Target => ({
  amount,
  unit: 'hours',
  day: 'open-hours-24',
  clock: 'business',
  calendarId: null,
});

/** Gold answers in an hour and solves in sixteen, warns at 50 and 80 per cent. */
export const goldDefinition = {
  calendarId: null,
  holidaysExcluded: true,
  targets: {
    'first-answer': { standard: hours(1), byPriority: {} },
    'next-answer': { standard: hours(1), byPriority: {} },
    resolution: { standard: hours(16), byPriority: {} },
  },
  tickingIn: defaultTickingIn,
  standingStill: [],
  warnAt: [50, 80],
  steps: [],
  botsAnswer: false,
} as const satisfies LevelDefinition;
