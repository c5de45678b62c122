import type { Language } from '#core/house/users/language.ts';

/** What a template presets on a ticket (TPL-1); null and empty say nothing. */
export interface TemplatePresets {
  readonly typeId: string | null;
  readonly priority: string | null;
  readonly statusId: string | null;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, unknown>>;
  /** Due so many hours on the wall after the ticket is made. */
  readonly dueInHours: number | null;
}

/** A thing to do, ticked on the ticket (TPL-1); the id stays when its words are changed. */
export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
}

/** A ticket template [mall] (TPL-1). */
export interface Template {
  readonly id: string;
  readonly name: string;
  /** Null is for every site. */
  readonly siteId: string | null;
  /** Null suits every language. */
  readonly language: Language | null;
  readonly presets: TemplatePresets;
  readonly subject: string;
  readonly bodyText: string;
  readonly instructions: string;
  readonly checklist: readonly ChecklistItem[];
  readonly replyHtml: string;
}

/** Presets that say nothing (TPL-1). */
export const noPresets: TemplatePresets = {
  typeId: null,
  priority: null,
  statusId: null,
  groupId: null,
  ownerId: null,
  tags: [],
  customFields: {},
  dueInHours: null,
};
