import type { Actor } from '#core/platform/actor.ts';
import { changeTicket } from '#server/desk/tickets/change-ticket.ts';
import { closeTicket } from '#server/desk/tickets/close-ticket.ts';
import { createTicket } from '#server/desk/tickets/create-ticket.ts';
import { markSent } from '#server/desk/tickets/let-message-leave.ts';
import { noteTicket } from '#server/desk/tickets/note-ticket.ts';
import { receiveMessage } from '#server/desk/tickets/receive-message.ts';
import { replyToTicket } from '#server/desk/tickets/reply-to-ticket.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demoStories } from './demo-stories.ts';
import { noteThing } from './demo.store.ts';
import type { DemoIds } from './make-cast.ts';
import { movedTx } from './moved-tx.ts';
import type { DemoAct, DemoTicket } from './plan-demo.ts';

const mailbox: Actor = { kind: 'system', id: 'demo' };

/** Tells one ticket's whole story by the desk's own verbs, each at its own moment (ONB-1). */
export async function tellTicket(tx: Tx, plan: DemoTicket, ids: DemoIds): Promise<void> {
  const site = ids[plan.story.site];
  if (!site) throw new Error(`The demo world has no site ${plan.story.site}.`);
  const person =
    site.people.find((each) => each.name === plan.story.by) ?? pick(site.people.filter(isOrdinary), plan.person);
  const agent: Actor = { kind: 'user', id: pick(site.agentIds, plan.agent) };
  const { ticket } = await createTicket(movedTx(tx, plan.receivedAt), mailbox, {
    subject: plan.story.subject,
    channel: 'email',
    origin: 'customer',
    siteId: site.siteId,
    groupId: pick(site.groupIds, plan.group),
    personId: person.id,
    priority: plan.story.priority,
    typeId: plan.story.typeId,
    tags: plan.story.tags,
    templateId: site.templateIds?.[plan.story.template ?? ''] ?? null,
    receivedAt: plan.receivedAt,
    message: { text: `${plan.story.text}\n\n${person.name}`, from: person.address, authorName: person.name },
  });
  await noteThing(tx, 'ticket', ticket.id);
  for (const act of plan.acts) await doAct(tx, plan, act, { ticketId: ticket.id, agent, person });
}

interface Scene {
  readonly ticketId: string;
  readonly agent: Actor;
  readonly person: DemoIds[string]['people'][number];
}

async function doAct(tx: Tx, plan: DemoTicket, act: DemoAct, { ticketId, agent, person }: Scene): Promise<void> {
  const then = movedTx(tx, act.at);
  switch (act.does) {
    case 'answer':
      return answer(then, agent, ticketId, plan.story.answer);
    case 'customer':
      await receiveMessage(then, mailbox, {
        ticketId,
        channel: 'email',
        kind: 'customer',
        personId: person.id,
        authorName: person.name,
        from: person.address,
        text: plan.story.more ?? 'Tack! En fråga till: gäller det även nästa gång?',
        receivedAt: act.at,
      });
      return;
    case 'note':
      await noteTicket(then, agent, { ticketId, html: '<p>Har kollat med kollegan, svarar strax.</p>' });
      return;
    case 'wait':
      await changeTicket(then, agent, { ticketId, changes: { statusId: 'waiting-for-customer' } });
      return;
    case 'third-party':
      await changeTicket(then, agent, { ticketId, changes: { statusId: 'with-third-party' } });
      return;
    case 'assign':
      await changeTicket(then, agent, { ticketId, changes: { ownerId: agent.kind === 'user' ? agent.id : null } });
      return;
    case 'close':
      await closeTicket(then, agent, { ticketId });
      return;
  }
}

/** The answer is told as sent and never leaves the house: nobody of the demo world has a mailbox. */
async function answer(tx: Tx, agent: Actor, ticketId: string, text: string): Promise<void> {
  const { message } = await replyToTicket(tx, agent, { ticketId, html: `<p>${text}</p>` });
  tx.cancel('message.leave', message.id);
  await markSent(tx, mailbox, { messageId: message.id });
}

/** Customers with a language of their own write only what is written in it. */
function isOrdinary(person: DemoIds[string]['people'][number]): boolean {
  return !demoStories.some((story) => story.by === person.name);
}

function pick<T>(from: readonly T[], n: number): T {
  const found = from[n % from.length];
  if (found === undefined) throw new Error('The demo world has nobody to choose from.');
  return found;
}
