import * as trials from '#api/promise/rule-trials.ts';
import type { LevelRule } from '#core/promise/rules/choose-level.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { tryOnTicket } from './try-on-ticket.ts';

/** Rules tried on a ticket before they are published (SLA-3): beside tickets, because it is they that are asked about. */
export const ruleTrialsRoom: Room = {
  name: 'rule-trials',
  routes: [
    serve(trials.tryLevelRules, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      tryOnTicket(tx, caller, { ...body, rules: body.rules as readonly LevelRule[] | null }),
    ),
  ],
};
