import { channels } from '#api/desk/ticket.ts';
import { languages } from '#core/house/users/language.ts';
import { demandValues } from '#core/house/custom-fields/demand-values.ts';
import type { CustomField, FieldValues } from '#core/house/custom-fields/custom-field.ts';
import type { DraftTicket, Standing, Step } from '#core/portability/imports/draft.ts';
import type { Problem, ProblemCode, ProblemEffect } from '#core/portability/imports/problem.ts';
import type { Status } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import { type Choices, ordinaryPriority, statusFor } from '#server/desk/tickets/known-choices.ts';
import type { PastMoment, PastTicket } from '#server/desk/tickets/past-ticket.ts';
import type { NameBook, NameKind } from './resolve-names.ts';

/** What drafts are looked up in. */
export interface Directory {
  readonly choices: Choices;
  readonly names: NameBook;
  readonly personOf: (draft: DraftTicket) => string | null;
  readonly fields: readonly CustomField[];
  readonly siteId: string;
  readonly by: Actor;
  /** Whether the mapping says what level a ticket has. */
  readonly hasLevels: boolean;
}

/** A draft with everything it names looked up, or null when it names what must exist and does not (API-2). */
export function pastOfDraft(
  draft: DraftTicket,
  id: string,
  directory: Directory,
): { readonly past: PastTicket | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const wrong = (line: number, column: string, value: string, code: ProblemCode, effect: ProblemEffect) =>
    problems.push({ line, column, value, code, effect });
  let refused = false;
  const told = new Set<string>();
  const idOf = (kind: NameKind, name: string | null, line: number): string | null => {
    if (name === null) return null;
    const found = directory.names(kind, name);
    if (typeof found === 'object') return found.id;
    if (found === 'left' || told.has(`${kind} ${name}`)) return null;
    told.add(`${kind} ${name}`);
    refused ||= found === 'unknown';
    const code = found === 'ambiguous' ? 'name-ambiguous' : kind === 'level' ? 'level-unknown' : 'name-unknown';
    wrong(line, kind, name, code, found === 'ambiguous' ? 'value-left-out' : 'ticket-left-out');
    return null;
  };
  const statusOf = (word: string | null, line: number): Status | null => {
    if (word === null) return null;
    const found = findStatus(directory.choices.statuses, word);
    if (found === undefined) wrong(line, 'status', word, 'status-unknown', 'value-left-out');
    return found ?? null;
  };
  const listed = <Word extends string>(words: readonly Word[], word: string | null, code: ProblemCode): Word | null => {
    if (word === null) return null;
    const found = words.find((each) => each === word.toLowerCase());
    if (found === undefined) wrong(draft.line, '', word, code, 'value-left-out');
    return found ?? null;
  };

  const { first, line } = draft;
  const priority = idOf('priority', first.priority, line) ?? ordinaryPriority(directory.choices);
  const siteId = idOf('site', first.site, line) ?? directory.siteId;
  const start = {
    status: statusOf(first.status, line) ?? statusFor(directory.choices, 'new'),
    priority,
    typeId: idOf('type', first.type, line),
    siteId,
    groupId: idOf('group', first.group, line),
    ownerId: idOf('owner', first.owner, line),
  };
  const levelId = directory.hasLevels ? idOf('level', first.level, line) : undefined;
  let place = { siteId: start.siteId, groupId: start.groupId };
  const moments = draft.steps.flatMap((step): PastMoment[] => {
    const userId = idOf('owner', step.by, step.line);
    const by: Actor = userId === null ? directory.by : { kind: 'user', id: userId };
    const does = happened(step, userId);
    return does === null ? [] : [{ at: step.at, by, does }];
  });
  const customFields = customOf(draft, directory.fields, wrong);
  const companyId = idOf('company', draft.company, line);
  const templateId = idOf('template', draft.template, line);
  if (draft.address !== null && !/^[^\s@]+@[^\s@]+$/.test(draft.address.trim()))
    wrong(line, 'address', draft.address, 'address-unclear', 'value-left-out');
  const channel = listed(channels, draft.channel, 'channel-unknown') ?? 'api';
  const language = listed(languages, draft.language, 'language-unknown');
  if (refused) return { past: null, problems };
  const { subject, description, origin, openedAt, tags } = draft;
  return {
    problems,
    past: {
      ...{
        id,
        subject,
        description,
        origin,
        openedAt,
        tags,
        channel,
        language,
        companyId,
        templateId,
        startReferrer: draft.referrer?.slice(0, 2000) ?? null,
        levelId,
        customFields,
        moments,
      },
      ...start,
      personId: directory.personOf(draft),
      personName: draft.person ?? '',
    },
  };

  function happened({ does, line: at }: Step, userId: string | null): PastMoment['does'] | null {
    if (does.kind === 'answered') return { kind: 'answered', userId, text: does.text };
    if (does.kind !== 'set') return { kind: does.kind, text: does.text };
    return changed(does.what, does.to, at);
  }

  function changed(what: keyof Standing, to: string | null, at: number): PastMoment['does'] | null {
    switch (what) {
      case 'status': {
        const status = statusOf(to, at);
        return status && { kind: 'status', status };
      }
      case 'priority': {
        const found = idOf('priority', to, at);
        return found === null ? null : { kind: 'priority', to: found };
      }
      case 'type':
        return { kind: 'type', to: idOf('type', to, at) };
      case 'owner':
        return { kind: 'owner', to: idOf('owner', to, at) };
      case 'level':
        return { kind: 'level', to: idOf('level', to, at) };
      case 'group':
        place = { ...place, groupId: idOf('group', to, at) };
        return { kind: 'moved', ...place };
      case 'site':
        place = { ...place, siteId: idOf('site', to, at) ?? place.siteId };
        return { kind: 'moved', ...place };
    }
  }
}

/** A status by its id, by its own name, or the first of a category. */
function findStatus(statuses: readonly Status[], word: string): Status | undefined {
  const plain = word.toLowerCase();
  return (
    statuses.find((status) => status.id === word) ?? statuses.find((status) => status.name?.toLowerCase() === plain)
  );
}

function customOf(
  draft: DraftTicket,
  fields: readonly CustomField[],
  wrong: (line: number, column: string, value: string, code: ProblemCode, effect: ProblemEffect) => void,
): FieldValues {
  const values: Record<string, FieldValues[string]> = {};
  for (const [key, value] of Object.entries(draft.custom)) {
    try {
      Object.assign(values, demandValues(fields, {}, { [key]: value as FieldValues[string] }, false));
    } catch {
      wrong(draft.line, `custom.${key}`, String(value), 'field-unknown', 'value-left-out');
    }
  }
  return values;
}
