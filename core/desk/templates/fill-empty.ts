import { HOUR, type Instant } from '#core/platform/instant.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import type { TemplatePresets } from './template.ts';

/** What of a ticket a template can fill. */
export interface Fillable {
  readonly typeId: string | null;
  readonly priority: string;
  readonly category: StatusCategory;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly dueAt: Instant | null;
  readonly createdAt: Instant;
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** Changes of a ticket that fill what nobody has set. */
export interface Filling {
  readonly typeId?: string;
  readonly priority?: string;
  readonly statusId?: string;
  readonly groupId?: string;
  readonly ownerId?: string;
  readonly tags?: readonly string[];
  readonly dueAt?: Instant;
  readonly customFields?: Readonly<Record<string, unknown>>;
}

/**
 * What a template fills in on a ticket that exists (TPL-1, FLT-4): only what nobody has set.
 *
 * The priority that a ticket gets by itself counts as not set, and so does the status of a new one; tags are added.
 */
export function fillEmpty(presets: TemplatePresets, ticket: Fillable, ordinaryPriority: string): Filling {
  const { typeId, priority, statusId, groupId, ownerId, dueInHours } = presets;
  const tags = presets.tags.filter((tag) => !ticket.tags.includes(tag));
  const custom = Object.entries(presets.customFields).filter(([key]) => (ticket.customFields[key] ?? null) === null);
  return {
    ...(typeId !== null && ticket.typeId === null ? { typeId } : {}),
    ...(priority !== null && priority !== ticket.priority && ticket.priority === ordinaryPriority ? { priority } : {}),
    ...(statusId !== null && ticket.category === 'new' ? { statusId } : {}),
    ...(groupId !== null && ticket.groupId === null ? { groupId } : {}),
    ...(ownerId !== null && ticket.ownerId === null ? { ownerId } : {}),
    ...(tags.length > 0 ? { tags: [...ticket.tags, ...tags] } : {}),
    ...(dueInHours !== null && ticket.dueAt === null ? { dueAt: ticket.createdAt + dueInHours * HOUR } : {}),
    ...(custom.length > 0 ? { customFields: Object.fromEntries(custom) } : {}),
  };
}
