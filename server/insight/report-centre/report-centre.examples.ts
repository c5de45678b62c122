import PostalMime from 'postal-mime';
import { accountExample } from '#server/channels/email/mail.examples.ts';
import type { AccountRow } from '#server/channels/email/accounts.store.ts';
import { findSeededRole, replaceAssignments } from '#server/house/roles/roles.store.ts';
import { callerOf } from '#server/house/sign-in/resolve-caller.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { TestWorld } from '#server/platform/testing/test-world.ts';
import type { SmtpSink, SunkMail } from '#tools/parts/smtp-sink.ts';

/** An account that sends through the sink (REP-1). */
export function sendingAccount(
  world: TestWorld,
  sink: SmtpSink,
  address = 'support@fjallgren.example',
): Promise<AccountRow> {
  return accountExample(world, { address, smtpHost: sink.host, smtpPort: sink.port, smtpSecurity: 'none' });
}

/** A user of the cast as a service manager, everywhere or at one site, and as they call (REP-1, USR-1). */
export async function asServiceManager(
  world: TestWorld,
  userId: string,
  siteId: string | null = null,
): Promise<Caller> {
  return world.transact(async (tx) => {
    const { id: roleId } = await findSeededRole(tx, 'service-manager');
    await replaceAssignments(tx, userId, [{ roleId, siteId }] as never);
    const caller = await callerOf(tx, userId, { kind: 'user', id: userId });
    if (caller === undefined) throw new Error('the user is there');
    return caller;
  });
}

/** Every week on Monday at seven, the week before, for Elin, as a file of values (REP-1). */
export function weeklyCompliance(recipientIds: readonly string[]) {
  return {
    name: 'Veckan som gick',
    report: { kind: 'compliance', preset: 'last-week' },
    rhythm: { every: 'week', time: '07:00', zone: 'Europe/Stockholm', weekday: 'mon' },
    formats: ['csv'],
    recipientIds,
  };
}

/** A mail the sink took, read as a mail program reads it. */
export async function readSunk(mail: SunkMail) {
  const read = await PostalMime.parse(mail.raw);
  const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
  return {
    subject: read.subject ?? '',
    text: read.text ?? '',
    html: read.html ?? '',
    header,
    files: read.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      content: Buffer.from(content as ArrayBuffer),
    })),
  };
}
