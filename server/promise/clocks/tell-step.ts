import type { Actor } from '#core/platform/actor.ts';
import type { StepMoment } from '#core/promise/levels/level.ts';
import type { SubjectAbout } from '#core/promise/clocks/subject.ts';
import { notify, notifyAll } from '#server/house/notifications/notify.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { findHistory } from './clocks.store.ts';

/** The kind of the timer that sends a step's notices (SLA-8): those of a batch together. */
export const TELL = 'promise.tell';

const clock: Actor = { kind: 'system', id: 'promise.clock' };

/** Sends the notices of steps that fired: to the one responsible or, if none, to the department, in app and by mail (SLA-8). */
export async function tellSteps(tx: Tx, due: readonly Due[]): Promise<void> {
  const notices = due.flatMap(({ payload }) => (payload as { notices: readonly ToTell[] }).notices);
  await notifyAll(
    tx,
    clock,
    notices.flatMap(({ about, subjectKind, subjectId, promise, dueAt, percent }) => {
      const to = recipientsOf(about);
      const notice = {
        kind: percent === null ? ('promise.missed' as const) : ('promise.warned' as const),
        subject: { kind: subjectKind, id: subjectId },
        facts: { number: about.number ?? '', title: about.title ?? '', promise, dueAt, percent: percent ?? 100 },
        mail: true,
      };
      return to ? [{ to, ...notice }] : [];
    }),
  );
}

/** A level's own step that tells further people and groups (SLA-8). */
export async function tellEscalation(tx: Tx, event: RecordedEvent): Promise<void> {
  const { does, promise, dueAt, when, percent } = event.data as {
    does: { kind: string; userIds?: string[]; groupIds?: string[] };
    promise: string;
    dueAt: number | null;
    when: StepMoment;
    percent: number;
  };
  if (does.kind !== 'notify') return;
  const history = await findHistory(tx, event.subject as Parameters<typeof findHistory>[1]);
  await notify(tx, clock, {
    to: { userIds: does.userIds ?? [], groupIds: does.groupIds ?? [] },
    kind: isAfterDue(when) ? 'promise.missed' : 'promise.warned',
    subject: event.subject,
    facts: {
      number: history?.about.number ?? '',
      title: history?.about.title ?? '',
      promise,
      dueAt,
      percent,
    },
    mail: true,
  });
}

/** A step after the due tells of a miss, one before it warns. */
function isAfterDue(when: StepMoment): boolean {
  if (when === 'missed') return true;
  return typeof when === 'number' ? when > 100 : when.minutes > 0;
}

/** A notice to send of a step that fired; no per cent is a miss (SLA-8). */
export interface ToTell {
  readonly about: Partial<SubjectAbout>;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly promise: string;
  readonly dueAt: number | null;
  readonly percent: number | null;
}

/** Whom a step tells: the one responsible or, if none, the department; null when nobody answers for it (SLA-8). */
export function recipientsOf({ responsibleUserId, departmentId }: Partial<SubjectAbout>) {
  if (responsibleUserId) return { userIds: [responsibleUserId] };
  return departmentId ? { groupIds: [departmentId] } : null;
}
