import { expect } from 'vitest';
import { seededRoles } from '#core/house/roles/seeded-roles.ts';
import type { Caller } from '#core/platform/caller.ts';
import { rights } from '#core/platform/right.ts';
import { accountExample, arrive, rawMail } from '#server/channels/email/mail.examples.ts';
import { insertBounce } from '#server/channels/email/outgoing.store.ts';
import { kaffebolagetTerms } from '#server/insight/agreements/agreements.examples.ts';
import { notify } from '../notifications/notify.ts';
import { callerOf } from '../sign-in/resolve-caller.ts';
import type { TestWorld } from '#server/platform/testing/test-world.ts';

/** Rows of every kind that belong to one site, by the names that paths and bodies give their ids. */
export interface SiteRows {
  readonly siteId: string;
  /** Everything of the site that somebody wrote holds this word. */
  readonly marker: string;
  readonly ids: Readonly<Record<string, string>>;
  /** An agent, and whoever holds every right there is, at this site alone. */
  readonly agent: Caller;
  readonly leader: Caller;
}

const password = 'kanoten vid bryggan';

/** Makes a site with a ticket, its messages and files, customers, colleagues, phrases, templates, mailbox and mails (SIT-1). */
export async function siteRows(world: TestWorld, elin: Caller, code: string, marker: string): Promise<SiteRows> {
  const must = async (by: Caller | undefined, method: string, path: string, body?: unknown) => {
    const answer = await world.call(by, method, path, body);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  const site = await must(elin, 'POST', '/sites', { code, name: `${marker} ställe`, prefix: code });
  // Others know only sites that are committed, and look again after a while.
  world.clock.advance(60_000);
  const at = { siteId: site.id };
  const everything = await must(elin, 'POST', '/roles', { name: `Allt ${code}`, rights });
  const people = { agent: seededRoles.agent, leader: rights };
  const invite = async (who: string, roleId: string) => {
    const made = await must(elin, 'POST', '/invitations', {
      email: `${who}@${marker}.example`.toLowerCase(),
      language: 'sv',
      assignments: [{ roleId, siteId: site.id }],
    });
    const token = /token=([\w-]+)/u.exec(made.link)?.[1];
    const accepted = await must(undefined, 'POST', '/invitation-acceptances', {
      token,
      name: `${marker} ${who}`,
      password,
      language: 'sv',
    });
    const caller = await world.read((tx) => callerOf(tx, accepted.id, { kind: 'user', id: accepted.id }));
    expect([...(caller?.rights.keys() ?? [])].toSorted()).toEqual([...people[who as 'agent']].toSorted());
    return caller as Caller;
  };
  const seeded = (await must(elin, 'GET', '/roles')).rows as { id: string; key: string | null }[];
  const agent = await invite('agent', seeded.find((role) => role.key === 'agent')?.id ?? '');
  const leader = await invite('leader', everything.id);
  const invited = await must(elin, 'POST', '/invitations', {
    email: `väntar@${marker}.example`.toLowerCase().replace('ä', 'a'),
    language: 'sv',
    assignments: [{ roleId: everything.id, siteId: site.id }],
  });
  const group = await must(elin, 'POST', '/groups', { name: `${marker} grupp`, ...at, memberIds: [agent.userId] });
  const company = await must(elin, 'POST', '/companies', { name: `${marker} bolag`, ...at });
  const address = `karin@${marker}.example`.toLowerCase();
  const person = await must(elin, 'POST', '/people', {
    name: `${marker} Karin`,
    ...at,
    companyId: company.id,
    addresses: [address],
  });
  const agreement = await must(elin, 'POST', '/agreements', {
    ...{ ...kaffebolagetTerms, name: `${marker} avtal`, companyId: company.id },
    ...at,
  });
  const phrase = await must(elin, 'POST', '/phrases', {
    name: `${marker} fras`,
    shortcut: `fras-${code}`,
    bodyHtml: `<p>${marker}</p>`,
    ...at,
  });
  const template = await must(elin, 'POST', '/templates', {
    name: `${marker} mall`,
    instructions: marker,
    checklist: [{ text: marker }],
    ...at,
  });
  const filter = await must(elin, 'POST', '/filters', {
    ...{ name: `${marker} filter`, kind: 'new', active: false, continues: false, ...at },
    ruleRows: [{ conditions: [{ field: 'subject', words: [marker] }] }],
    actions: [{ kind: 'tags', add: [marker], remove: [] }],
  });
  const account = await accountExample(world, {
    name: `${marker} post`,
    address: `post@${marker}.example`.toLowerCase(),
    ...at,
  });
  const mail = { To: account.address, Subject: `${marker} har läckt` };
  const taken = await arrive(world, account, rawMail({ ...mail, From: `Karin <${address}>` }, `${marker}!`));
  const doubtful = await arrive(world, account, rawMail({ ...mail, From: '' }, `${marker}?`));
  expect(taken.ticketId, JSON.stringify(taken)).not.toBeNull();
  const ticketId = taken.ticketId ?? '';
  await must(elin, 'PATCH', `/tickets/${ticketId}`, {
    tags: [marker],
    groupId: group.id,
    ownerId: agent.userId,
    templateId: template.id,
    version: (await must(elin, 'GET', `/tickets/${ticketId}`)).version,
  });
  const file = await uploaded(world, agent, marker);
  await must(agent, 'POST', `/tickets/${ticketId}/notes`, { html: `<p>${marker}</p>`, attachmentIds: [file] });
  await must(agent, 'PUT', `/tickets/${ticketId}/draft`, { kind: 'note', html: `<p>${marker}</p>` });
  await must(agent, 'POST', `/tickets/${ticketId}/answers`, { html: `<p>${marker}</p>` });
  world.clock.advance(60_000);
  const search = await must(agent, 'POST', '/saved-searches', { name: `${marker} sökning`, query: { tag: marker } });
  const other = await must(agent, 'POST', '/tickets', { subject: `${marker} igen`, ...at });
  await must(agent, 'PUT', `/tickets/${ticketId}/links/${other.id}`, { kind: 'related' });
  await must(agent, 'PUT', `/agents/${agent.userId}/state`, { state: 'ready' });
  const subscription = await must(leader, 'POST', '/report-subscriptions', {
    name: `${marker} rapport`,
    report: { kind: 'compliance', preset: 'last-week' },
    rhythm: { every: 'week', time: '07:00' },
    formats: ['csv'],
    recipientIds: [leader.userId],
  });
  const run = await must(leader, 'POST', `/report-subscriptions/${subscription.id}/runs`);
  const token = await must(agent, 'POST', '/me/tokens', { name: `${marker} token`, scopes: ['tickets.read'] });
  await must(undefined, 'POST', '/session', { email: `agent@${marker}.example`.toLowerCase(), password });
  await world.runDue();
  const whole = await must(elin, 'GET', `/tickets/${ticketId}`);
  const promises = await must(elin, 'GET', `/promises/ticket/${ticketId}`);
  const sessions = await must(agent, 'GET', '/me/sessions');
  const mails = await must(leader, 'GET', '/mails?state=review');
  const mailId: string = mails.rows[0]?.id ?? doubtful.mailId;
  await world.transact((tx) =>
    insertBounce(tx, {
      id: tx.newId(),
      address,
      verdict: 'lasting',
      status: '5.1.1',
      replyCode: '550',
      words: `${marker} finns inte`,
      mailId: taken.mailId,
      ticketId,
      at: tx.now,
      clearedAt: null,
    }),
  );
  await world.transact((tx) =>
    notify(tx, elin.actor, {
      to: { userIds: [agent.userId] },
      kind: 'ticket.mentioned',
      subject: { kind: 'ticket', id: ticketId },
      facts: { number: whole.number, title: marker, by: 'Elin' },
      mail: false,
    }),
  );
  const notices = await must(agent, 'GET', '/notifications');
  const [sent] = (await must(leader, 'GET', '/report-runs')).rows;
  return {
    siteId: site.id,
    marker,
    agent,
    leader,
    ids: {
      siteId: site.id,
      ticketId,
      ticketIds: ticketId,
      otherId: other.id,
      searchId: search.id,
      subjectKind: 'ticket',
      subjectId: ticketId,
      number: whole.number,
      cycleId: promises.rows[0]?.cycleId,
      messageId: whole.messages?.[0]?.id,
      messageIds: whole.messages?.[0]?.id,
      attachmentId: file,
      attachmentIds: file,
      groupId: group.id,
      groupIds: group.id,
      personId: person.id,
      companyId: company.id,
      agreementId: agreement.id,
      goalId: 'nki',
      month: '2025-10',
      subscriptionId: subscription.id,
      runId: run.id,
      fileId: sent.files[0].id,
      recipientIds: agent.userId,
      phraseId: phrase.id,
      templateId: template.id,
      itemId: template.checklist[0].id,
      filterId: filter.id,
      filterIds: filter.id,
      accountId: account.id,
      mailId,
      address,
      userId: agent.userId,
      ownerId: agent.userId,
      memberIds: agent.userId,
      mentioned: agent.userId,
      sessionId: sessions.rows[0]?.id,
      tokenId: token.token.id,
      invitationId: invited.invitation.id,
      notificationId: notices.rows[0]?.id,
    },
  };
}

async function uploaded(world: TestWorld, by: Caller, marker: string): Promise<string> {
  const edge = 'kanten';
  const answer = await world.call(
    by,
    'POST',
    '/attachments',
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${marker}.txt"\r\ncontent-type: text/plain\r\n\r\n${marker}\r\n--${edge}--\r\n`,
    ),
    { 'content-type': `multipart/form-data; boundary=${edge}` },
  );
  expect(answer.status).toBe(200);
  return answer.body.id;
}
