import type { Instant } from '#core/platform/instant.ts';

/** A name and an address as they stand in a mail header; the address is in lower case (EML-3). */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** One header line, its name in lower case, its value unfolded and decoded (EML-3). */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A part of a mail that is not its text: an attachment, an inline picture, a report, a mail inside the mail (EML-3). */
export interface MailPart {
  readonly contentType: string;
  readonly filename: string | null;
  /** Without angle brackets. */
  readonly contentId: string | null;
  /** Shown inside the HTML, so not listed as an attachment. */
  readonly inline: boolean;
  /** `METHOD` of a calendar part, in capitals. */
  readonly method: string | null;
  readonly size: number;
  /** The text of reports, calendars and mails inside the mail; null for what is not text. */
  readonly text: string | null;
}

/** A mail as the rules see it: read once at the door, plain data from then on (EML-3). */
export interface ReadMail {
  readonly headers: readonly Header[];
  /** With angle brackets; null when missing or unusable. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: Address | null;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** What the Date header claims; decides nothing. */
  readonly datedAt: Instant | null;
  readonly text: string;
  readonly html: string | null;
  readonly parts: readonly MailPart[];
}

/** The first value of a header, or an empty string (EML-3). */
export function headerOf(mail: Pick<ReadMail, 'headers'>, name: string): string {
  return mail.headers.find((header) => header.name === name)?.value.trim() ?? '';
}
