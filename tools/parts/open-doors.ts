import type { SmtpSink } from './smtp-sink.ts';
import type { Wire } from './wire.ts';

/** The address customers of the tests write to. */
export const address = 'info@fjallgren.example';

/** What the doors of a test are opened with. */
export interface Doors {
  /** Where mail goes out. */
  readonly sink: SmtpSink;
  /** The mailbox to fetch from; without it mail is received by our own receiver. */
  readonly mailbox?: {
    readonly protocol: 'imap' | 'pop3';
    readonly port: number;
    readonly username: string;
    readonly password: string;
  };
  /** Targets on the wall clock, so that a test need not wait for opening hours. */
  readonly firstAnswerSeconds: number;
  readonly nextAnswerSeconds?: number;
  readonly warnAt: readonly number[];
}

/** What was opened. */
export interface Opened {
  readonly siteId: string;
  readonly groupId: string;
  readonly levelId: string;
  readonly accountId: string;
}

/** Opens the doors of a fresh Svara: a group with the administrator in it, a level for everything, and mail in and out. */
export async function openDoors(wire: Wire, doors: Doors): Promise<Opened> {
  const me = await wire.must('GET', '/me');
  const siteId = await siteOf(wire);
  const group = await wire.must('POST', '/groups', { name: 'Support', memberIds: [me.id] });
  const levelId = await openLevel(wire, doors);
  const account = await wire.must('POST', '/mail-accounts', accountOf(doors, siteId, group.id));
  return { siteId, groupId: group.id, levelId, accountId: account.id };
}

/** The site that is there from the start, or a new one. */
async function siteOf(wire: Wire): Promise<string> {
  const { rows } = await wire.must('GET', '/sites');
  if (rows.length > 0) return rows[0].id;
  const site = await wire.must('POST', '/sites', { code: 'FJALL', name: 'Fjällgren', prefix: 'FJ', languages: ['sv'] });
  return site.id;
}

async function openLevel(wire: Wire, doors: Doors): Promise<string> {
  const seconds = (amount: number) => ({ standard: { amount, unit: 'seconds', clock: 'wall' } });
  const level = await wire.must('POST', '/levels', {
    name: 'Provnivå',
    colour: '#1f6f78',
    definition: {
      targets: {
        'first-answer': seconds(doors.firstAnswerSeconds),
        'next-answer': seconds(doors.nextAnswerSeconds ?? doors.firstAnswerSeconds),
      },
      warnAt: doors.warnAt,
    },
  });
  await wire.must('POST', '/level-rules', {
    name: 'Allt',
    active: true,
    conditions: { join: 'all', members: [] },
    levelId: level.id,
    stops: false,
  });
  return level.id;
}

function accountOf({ sink, mailbox }: Doors, siteId: string, groupId: string): Record<string, unknown> {
  return {
    name: 'Fjällgren',
    address,
    siteId,
    groupId,
    protocol: mailbox?.protocol ?? 'smtp',
    ...(mailbox === undefined
      ? {}
      : {
          host: '127.0.0.1',
          port: mailbox.port,
          security: 'none',
          username: mailbox.username,
          secret: mailbox.password,
        }),
    smtpHost: sink.host,
    smtpPort: sink.port,
    smtpSecurity: 'none',
  };
}
