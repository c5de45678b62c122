import type { Instant } from '#core/platform/instant.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';

/** What is known of a contact when a rule asks (SLA-3, FLT-3); null is not set. */
export interface ContactFacts {
  readonly now: Instant;
  /** The calendar opening hours are asked of; null is always open. */
  readonly calendar: CompiledCalendar | null;
  readonly source: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly owner: string | null;
  readonly ownerState: string | null;
  readonly department: string | null;
  readonly customerGroup: string | null;
  readonly site: string | null;
  readonly template: string | null;
  readonly type: string | null;
  readonly company: string | null;
  readonly language: string | null;
  /** The level it has as the rules are tried: a rule sees what the rules above it set. */
  readonly level: string | null;
  readonly tags: readonly string[];
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** A due of its own, beside what is promised. */
  readonly dueAt: Instant | null;
  readonly deleted: boolean;
  readonly fromInvitation: boolean;
  readonly attachments: boolean;
  readonly referrer: string;
  readonly subject: string;
  readonly sender: string;
  readonly recipients: string;
  readonly lastMessage: {
    readonly text: string;
    readonly author: 'customer' | 'agent' | 'bot';
    readonly at: Instant;
  } | null;
  readonly custom: Readonly<Record<string, string>>;
}
