import type { Channel, MessageSignature } from '#api/desk/ticket.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { NewFile } from './keep-attachment.ts';

/** What a new ticket is made of; only the subject is mandatory unless set otherwise (TKT-1, TKT-2). */
export interface NewTicket {
  readonly subject: string;
  readonly channel: Channel;
  /** Who wrote it: only a customer's own message is owed an answer. */
  readonly origin: 'customer' | 'agent' | 'system';
  /** Written by a machine: no promise is owed, nothing answers it. */
  readonly automatic?: boolean;
  readonly siteId?: string;
  readonly groupId?: string | null;
  readonly ownerId?: string | null;
  readonly personId?: string | null;
  readonly companyId?: string | null;
  /** Recognised by address, or written into the register, when no `personId` is given (EML-5). */
  readonly requester?: { readonly address: string; readonly name: string; readonly language?: string | null };
  readonly priority?: string;
  readonly typeId?: string | null;
  readonly statusId?: string;
  readonly tags?: readonly string[];
  /** Its presets fill in what is not said here (TPL-1). */
  readonly templateId?: string | null;
  /** The page the customer was on before the one they wrote from (SLA-3). */
  readonly startReferrer?: string | null;
  readonly fromInvitation?: boolean;
  readonly dueAt?: Instant | null;
  readonly customFields?: Readonly<Record<string, unknown>>;
  readonly language?: string | null;
  /** The instant of receipt; for mail when the mailbox received it (ACCEPTANCE §1). */
  readonly receivedAt?: Instant;
  readonly description?: string;
  readonly message?: FirstMessage | null;
  /**
   * `kept`: a person decided that it becomes a ticket, so no filter drops it or calls it spam; `not`: no filter is
   * asked, because it is made of what is here already.
   */
  readonly sift?: 'kept' | 'not';
}

/** The message a ticket begins with; its HTML is already safe. */
export interface FirstMessage {
  readonly text: string;
  readonly html?: string | null;
  readonly quotedText?: string;
  readonly quotedHtml?: string | null;
  readonly remotePictures?: boolean;
  readonly signature?: MessageSignature | null;
  readonly from?: string | null;
  readonly answerTo?: string | null;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly authorName?: string;
  readonly originalDigest?: string | null;
  readonly attachmentIds?: readonly string[];
  /** Files that came with it and nobody has kept yet. */
  readonly files?: readonly NewFile[];
  /** Who kept the attachments; the channel's own name when a channel did. */
  readonly uploadedBy?: string;
}
