import type { MailPart, ReadMail } from './read-mail.ts';

/** A customer's ordinary mail (EML-3); say what differs. */
export function mailExample(
  differs: Partial<Omit<ReadMail, 'headers'>> & { readonly headers?: Readonly<Record<string, string>> } = {},
): ReadMail {
  const { headers = {}, ...rest } = differs;
  return {
    messageId: '<kaffe-1@kaffebolaget.example>',
    inReplyTo: [],
    references: [],
    from: { name: 'Karin Kaffe', address: 'karin@kaffebolaget.example' },
    replyTo: [],
    to: [{ name: '', address: 'support@fjallgren.example' }],
    cc: [],
    subject: 'Kaffemaskinen läcker',
    datedAt: null,
    text: 'Hej! Maskinen läcker igen.\n',
    html: null,
    parts: [],
    ...rest,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
}

/** A part of a mail (EML-3); say what differs. */
export function partExample(differs: Partial<MailPart>): MailPart {
  return {
    contentType: 'application/octet-stream',
    filename: null,
    contentId: null,
    inline: false,
    method: null,
    size: 1,
    text: null,
    ...differs,
  };
}
