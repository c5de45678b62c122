import type { Kysely } from 'kysely';
import { eventFromPayload } from './event-from-payload.ts';
import type { NoTables } from '#server/platform/db/connect.ts';
import type { World } from '#server/platform/db/tx.ts';
import { type Due, type Handler, type Job, type Lane, pauseAfter } from './appointments.ts';
import { lookOut } from './look-out.ts';
import {
  type ClaimedJob,
  endJob,
  leaseDueJobs,
  nextDueAt,
  prolongLease,
  putOff,
  takeDueTimers,
  takeTimer,
} from './jobs.store.ts';

/** The runner of timers, listeners and jobs. */
export interface Appointments {
  start(): void;
  /** Something is due at this instant: look then. */
  wake(dueAt: number): void;
  /** Runs all that is due, until nothing is: for tests and for shutting down in order. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
}

const BATCH = 500;
const MOST_TIMER_ATTEMPTS = 12;
/** A lease is prolonged three times in its length; so a job may take eleven of them. */
const MOST_BEATS = 30;

/** Makes the runner over the handlers of all rooms (SLA-8: on time within a second, once each, several instances). */
export function appointmentsOf(world: World, handlers: readonly Handler[]): Appointments {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const running = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const lookOuts = {
    // Two: while one waits for the database, the other decides.
    timers: lookOut(
      world,
      () => fireTimers(0),
      () => nextDueAt(world.db, false, 0),
    ),
    moreTimers: lookOut(
      world,
      () => fireTimers(0),
      () => nextDueAt(world.db, false, 0),
    ),
    patient: lookOut(
      world,
      () => fireTimers(1),
      () => nextDueAt(world.db, false, 1),
    ),
    jobs: lookOut(world, startJobs, async () => {
      const next = await nextDueAt(world.db, true, 0);
      // A due job that finds no free place is looked at when a place is freed.
      return next !== undefined && next > world.clock.now() ? next : undefined;
    }),
  };
  const all = Object.values(lookOuts);

  async function fireTimers(lane: Lane): Promise<number> {
    let claimed: readonly ClaimedJob[] = [];
    try {
      await world.transact(async (tx) => {
        claimed = await takeDueTimers(tx.db, lane, tx.now, BATCH);
        for (const [kind, due] of groupByKind(claimed)) await fire(kind, due, tx);
      });
    } catch (error) {
      if (claimed.length === 0) throw error;
      for (const one of claimed) await fireAlone(one);
    }
    return claimed.length;
  }

  async function fire(kind: string, due: readonly ClaimedJob[], tx: Parameters<Parameters<World['transact']>[0]>[0]) {
    const handler = byKind.get(kind);
    if (handler === undefined || handler.mode === 'job') throw new Error(`Nobody fires timers of the kind ${kind}.`);
    if (handler.mode === 'timer') return handler.fire(tx, due);
    for (const one of due) await handler.hear(tx, eventFromPayload(one.payload));
  }

  async function fireAlone(one: ClaimedJob): Promise<void> {
    try {
      await world.transact(async (tx) => {
        const taken = await takeTimer(tx.db, one.id, tx.now);
        if (taken !== undefined) await fire(taken.kind, [taken], tx);
      });
    } catch (error) {
      const attempts = one.attempts + 1;
      const dead = attempts >= MOST_TIMER_ATTEMPTS;
      const now = world.clock.now();
      world.log.error({ err: error, kind: one.kind, key: one.key, attempts, dead }, 'an appointment failed');
      await putOff(world.db, one, {
        attempts,
        dueAt: now + pauseAfter(attempts),
        error: String(error),
        deadAt: dead ? now : null,
      });
    }
  }

  async function startJobs(): Promise<number> {
    const now = world.clock.now();
    const leases = handlers
      .filter((handler): handler is Job => handler.mode === 'job')
      .map((each) => ({
        kind: each.kind,
        most: each.width - (running.get(each.kind) ?? 0),
        untilAt: now + each.leaseMs,
      }))
      .filter((each) => each.most > 0);
    if (leases.length === 0) return 0;
    const claim = world.newId();
    const claimed = await leaseDueJobs(world.db, claim, now, leases);
    for (const one of claimed) {
      const handler = byKind.get(one.kind) as Job;
      running.set(one.kind, (running.get(one.kind) ?? 0) + 1);
      const work = runJob(handler, one, claim).finally(() => {
        running.set(one.kind, (running.get(one.kind) ?? 1) - 1);
        underWay.delete(work);
        lookOuts.jobs.look();
      });
      underWay.add(work);
    }
    return claimed.length;
  }

  async function runJob(handler: Job, one: ClaimedJob, claim: string): Promise<void> {
    const held = { id: one.id, claim };
    let beats = 0;
    // What takes its time keeps its lease; what hangs for ever loses it in the end.
    const beat = setInterval(() => {
      beats += 1;
      if (beats > MOST_BEATS) return clearInterval(beat);
      void prolongLease(world.db, one.id, claim, world.clock.now() + handler.leaseMs).catch(() => {});
    }, handler.leaseMs / 3);
    beat.unref();
    try {
      await handler.run(world, one);
      await endJob(world.db, one.id, claim);
    } catch (error) {
      const dead = one.attempts >= handler.mostAttempts;
      const now = world.clock.now();
      world.log.warn({ err: error, kind: one.kind, key: one.key, attempts: one.attempts, dead }, 'a job failed');
      const gaveUp = handler.gaveUp;
      const outcome = {
        attempts: one.attempts,
        dueAt: now + pauseAfter(one.attempts),
        error: String(error),
        deadAt: dead ? now : null,
      };
      if (dead && gaveUp !== undefined)
        await world
          .transact(async (tx) => {
            if (await putOff(tx.db as Kysely<NoTables>, held, outcome)) await gaveUp(tx, one, String(error));
          })
          .catch((failed) => world.log.error({ err: failed, kind: one.kind }, 'giving up a job failed'));
      else await putOff(world.db, held, outcome).catch(() => false);
    } finally {
      clearInterval(beat);
    }
  }

  return {
    start() {
      for (const each of all) each.start();
    },
    wake(dueAt) {
      for (const each of all) each.wake(dueAt);
    },
    async runDue() {
      for (let idle = false; !idle; ) {
        const timers = (await fireTimers(0)) + (await fireTimers(1));
        const jobs = await startJobs();
        await Promise.all(underWay);
        idle = timers === 0 && jobs === 0;
      }
    },
    async stop() {
      await Promise.all(all.map((each) => each.stop()));
      await Promise.all(underWay);
    },
  };
}

function groupByKind(claimed: readonly ClaimedJob[]): Map<string, (ClaimedJob & Due)[]> {
  const groups = new Map<string, (ClaimedJob & Due)[]>();
  for (const one of claimed) {
    const group = groups.get(one.kind);
    if (group === undefined) groups.set(one.kind, [one]);
    else group.push(one);
  }
  return groups;
}
