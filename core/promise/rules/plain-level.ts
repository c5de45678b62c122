import { defaultTickingIn, type LevelDefinition } from '../levels/level.ts';

/** The level a plain target judges like: a resolution within so many open minutes (SLA-4). */
export function plainLevel(minutes: number): LevelDefinition {
  return {
    calendarId: null,
    holidaysExcluded: true,
    targets: {
      resolution: {
        standard: { amount: minutes, unit: 'minutes', day: 'open-hours-24', clock: 'business', calendarId: null },
        byPriority: {},
      },
    },
    tickingIn: defaultTickingIn,
    standingStill: [],
    warnAt: [50, 80],
    steps: [],
    botsAnswer: false,
  };
}
