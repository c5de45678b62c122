import type { Template, TemplatePresets } from './template.ts';

/** What of a ticket a template can be made from. */
export interface TicketAsModel {
  readonly subject: string;
  readonly siteId: string;
  readonly typeId: string | null;
  readonly priority: string;
  readonly groupId: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly description: string;
  /** The latest answer's safe HTML, without its quote. */
  readonly answerHtml: string;
}

/**
 * A template made from a ticket (TPL-1), to be read through and saved: its fields, words and latest answer.
 *
 * Who owns it and how far it has come are the ticket's own and stay with it, and so do own fields without a value.
 */
export function templateFromTicket(ticket: TicketAsModel): Omit<Template, 'id'> {
  const custom = Object.entries(ticket.customFields).filter(([, value]) => value !== null && value !== '');
  const presets: TemplatePresets = {
    typeId: ticket.typeId,
    priority: ticket.priority,
    statusId: null,
    groupId: ticket.groupId,
    ownerId: null,
    tags: ticket.tags,
    customFields: Object.fromEntries(custom),
    dueInHours: null,
  };
  return {
    name: ticket.subject.slice(0, 120),
    siteId: ticket.siteId,
    language: null,
    presets,
    subject: ticket.subject,
    bodyText: ticket.description,
    instructions: '',
    checklist: [],
    replyHtml: ticket.answerHtml,
  };
}
