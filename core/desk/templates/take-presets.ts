import { HOUR, type Instant } from '#core/platform/instant.ts';
import type { TemplatePresets } from './template.ts';

/** What a template can preset on a ticket that is being made; what is absent nobody has said. */
export interface Presettable {
  readonly typeId?: string | null;
  readonly priority?: string;
  readonly statusId?: string;
  readonly groupId?: string | null;
  readonly ownerId?: string | null;
  readonly tags?: readonly string[];
  readonly dueAt?: Instant | null;
  readonly customFields?: Readonly<Record<string, unknown>>;
}

/**
 * A new ticket with its template's presets where nothing is said (TPL-1): what is said stands, also when it says that
 * there is none; of own fields each stands for itself.
 */
export function takePresets<Given extends Presettable>(given: Given, presets: TemplatePresets, at: Instant): Given {
  const preset: Presettable = {
    ...(presets.typeId === null ? {} : { typeId: presets.typeId }),
    ...(presets.priority === null ? {} : { priority: presets.priority }),
    ...(presets.statusId === null ? {} : { statusId: presets.statusId }),
    ...(presets.groupId === null ? {} : { groupId: presets.groupId }),
    ...(presets.ownerId === null ? {} : { ownerId: presets.ownerId }),
    ...(presets.tags.length === 0 ? {} : { tags: presets.tags }),
    ...(presets.dueInHours === null ? {} : { dueAt: at + presets.dueInHours * HOUR }),
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...preset, ...(said as Given), customFields: { ...presets.customFields, ...given.customFields } };
}
