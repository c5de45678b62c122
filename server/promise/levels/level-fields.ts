import type { LevelDefinition } from '#core/promise/levels/level.ts';

/** What a level is made of (SLA-2). */
export interface LevelFields {
  readonly name: string;
  readonly colour: string;
  readonly definition: LevelDefinition;
}
