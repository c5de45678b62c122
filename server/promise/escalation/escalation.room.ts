import * as escalation from '#api/promise/escalation.ts';
import { listAuditRows } from '#server/house/audit/audit.store.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import { job, listen } from '#server/platform/jobs/appointments.ts';
import type { Room } from '#server/platform/room.ts';
import { appointWebhook, CALL_WEBHOOK, callWebhook, giveUpWebhook, MOST_ATTEMPTS, webhookKey } from './call-webhook.ts';

/** What steps of a level do out of the house: calling addresses, signed, tried again, and told when in vain (SLA-8). */
export const escalationRoom: Room = {
  name: 'escalation',
  routes: [
    serve(escalation.readEscalationWebhooks, needsEverywhere('settings.edit'), async ({ tx }) => ({
      key: webhookKey(tx.world),
      rows: (await listAuditRows(tx, { limit: 20, type: 'webhook.' })).map(
        ({ id, at, data, subjectKind, subjectId }) => ({
          id,
          at,
          url: String(data['url'] ?? ''),
          status: typeof data['status'] === 'number' ? data['status'] : null,
          error: typeof data['error'] === 'string' ? data['error'] : null,
          subject: { kind: subjectKind, id: subjectId },
        }),
      ),
    })),
  ],
  handlers: [
    listen('promise.escalated', 'promise.appoint-webhook', appointWebhook),
    job(CALL_WEBHOOK, callWebhook, { mostAttempts: MOST_ATTEMPTS, gaveUp: giveUpWebhook }),
  ],
};
