import { createHmac } from 'node:crypto';
import type { Actor } from '#core/platform/actor.ts';
import { type Instant, SECOND } from '#core/platform/instant.ts';
import type { StepDeed, StepMoment } from '#core/promise/levels/level.ts';
import type { RecordedEvent, Subject } from '#server/platform/db/event.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { fetchOutside, OutsideFailed } from '#server/platform/outside/fetch-outside.ts';
import { findHistory } from '../clocks/clocks.store.ts';

/** The kind of the job that calls a step's address (SLA-8); its key is the event's id. */
export const CALL_WEBHOOK = 'promise.webhook';

/** How often an address is tried before it is given up: over about a day. */
export const MOST_ATTEMPTS = 9;

const clock: Actor = { kind: 'system', id: 'promise.clock' };

/** A call to an address, settled before it is made (SLA-8, FLT-4). */
export interface Call extends Record<string, unknown> {
  readonly url: string;
  readonly body: string;
  readonly subject: Subject;
}

/** A step that calls an address (SLA-8): what it says is settled now, the call is made after the commit. */
export async function appointWebhook(tx: Tx, event: RecordedEvent): Promise<void> {
  const { does, when, promise, cycleId, dueAt, levelId } = event.data as {
    does: StepDeed;
    when: StepMoment;
    promise: string;
    cycleId: string;
    dueAt: Instant | null;
    levelId: string;
  };
  if (does.kind !== 'webhook') return;
  const history = await findHistory(tx, event.subject as Parameters<typeof findHistory>[1]);
  const body = JSON.stringify({
    id: event.id,
    type: event.type,
    at: new Date(event.at).toISOString(),
    subject: { ...event.subject, number: history?.about.number ?? null, title: history?.about.title ?? null },
    promise: { name: promise, cycleId, levelId, dueAt: dueAt === null ? null : new Date(dueAt).toISOString(), when },
  });
  appointCall(tx, event.id, { url: does.url, body, subject: event.subject });
}

/** Lets an address be called once this is committed (SLA-8, FLT-4); the key makes a repeat recognisable. */
export function appointCall(tx: Tx, key: string, call: Call): void {
  tx.schedule({ kind: CALL_WEBHOOK, key, dueAt: tx.now, payload: call });
}

/**
 * Calls the address (SLA-8): at least once, with the event's id as the key that makes a repeat recognisable.
 *
 * An answer other than 2xx is tried again later. An address that must not be called (a private network, no web address)
 * is given up at once.
 */
export async function callWebhook(world: World, due: Due): Promise<void> {
  const { url, body, subject } = due.payload as Call;
  let status: number;
  try {
    const answer = await fetchOutside(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': `Svara/${world.config.version}`,
        'svara-event': due.key,
        'svara-signature': signatureOf(world, body, world.clock.now()),
      },
      body,
      timeoutMs: 15 * SECOND,
      mostBytes: 100_000,
      allowed: world.config.allowedPrivate,
    });
    status = answer.status;
  } catch (error) {
    const hopeless = error instanceof OutsideFailed && ['bad-address', 'private-address'].includes(error.fault);
    if (!hopeless) throw error;
    return world.transact(async (tx) => noteFailure(tx, { url, subject }, error.fault));
  }
  if (status < 200 || status > 299) throw new Error(`answered ${status}`);
  await world.transact(async (tx) => {
    tx.record(clock, { type: 'webhook.delivered', subject, data: { url, status, attempts: due.attempts } });
  });
}

/** The last attempt failed (SLA-8): it is recorded with the contact, where everybody who looks sees it. */
export async function giveUpWebhook(tx: Tx, due: Due, error: string): Promise<void> {
  noteFailure(tx, due.payload as Call, error);
}

/** The key by which receivers check that a call is ours (SLA-8). */
export function webhookKey(world: World): string {
  return world.secrets.sign('webhook-key', 'promise.escalation', 32);
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA-256 with the key over the seconds, a full stop and the body (SLA-8). */
export function signatureOf(world: World, body: string, now: Instant): string {
  const seconds = Math.floor(now / SECOND);
  return `t=${seconds},v1=${createHmac('sha256', webhookKey(world)).update(`${seconds}.${body}`).digest('hex')}`;
}

function noteFailure(tx: Tx, { url, subject }: Pick<Call, 'url' | 'subject'>, error: string): void {
  tx.record(clock, { type: 'webhook.failed', subject, data: { url, error: error.slice(0, 300) } });
}
