import { filterFields } from '#core/insight/sla-reports/filter-field.ts';
import type { ReportSubscription, SubscriptionFields } from '#api/insight/report-centre.ts';
import { type Ranking, rankings } from '#api/insight/agreements.ts';
import { logColumns } from '#api/insight/sla-reports.ts';
import type { Language } from '#core/house/users/language.ts';
import { presetsOf } from '#core/insight/report-centre/due-period.ts';
import type { ReportKind } from '#core/insight/report-centre/report.ts';
import { dimensions, reportClocks } from '#core/insight/sla-reports/dimension.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { periodRules } from '#core/insight/sla-reports/verdict.ts';
import type { ReportSearch } from '../sla-reports/report-search.ts';

/** A subscription as it is being written: other addresses share a language. */
export interface SubscriptionDraft extends Omit<SubscriptionFields, 'addresses'> {
  readonly addresses: readonly string[];
  readonly language: Language;
}

/** What a page knows when one subscribes to it. */
export interface SubscribeTo {
  readonly kind: ReportKind;
  readonly name: string;
  readonly search: ReportSearch & { readonly rank?: string | undefined; readonly agreementId?: string | undefined };
}

/** A draft of a new subscription with the filters of the page it is begun on (REP-1). */
export function newDraft(to: SubscribeTo, me: { readonly id: string; readonly language: Language }): SubscriptionDraft {
  const { kind, search } = to;
  const preset = presetsOf(kind).find((one) => one === search.preset) ?? usual(kind);
  const filters = Object.fromEntries(filterFields.flatMap((field) => (search[field] ? [[field, search[field]]] : [])));
  return {
    name: to.name,
    report: {
      ...{ kind, preset, ...filters },
      by: known(periodRules, search.by) ?? 'decided',
      rows: known(dimensions, search.rows) ?? 'department',
      per: known(bucketUnits, search.per),
      clock: known(reportClocks, search.clock) ?? 'business',
      sort: known(logColumns, search.sort) ?? 'decided',
      order: search.order === 'ascending' ? 'ascending' : 'descending',
      rank: known<Ranking>(rankings, search.rank) ?? 'site',
      agreementId: search.agreementId,
    },
    rhythm: {
      every:
        kind === 'outlook'
          ? 'weekday'
          : preset === 'yesterday' || preset === 'today'
            ? 'weekday'
            : preset.endsWith('week')
              ? 'week'
              : 'month',
      ...{ time: '07:00', zone: ownZone(), weekday: 'mon', monthDay: 'first-business-day' },
    },
    formats: kind === 'log' ? ['xlsx'] : ['pdf'],
    recipientIds: [me.id],
    ...{ addresses: [], language: me.language },
  };
}

/** A standing subscription as a draft. */
export function draftOf(subscription: ReportSubscription, language: Language): SubscriptionDraft {
  const { name, report, rhythm, formats, recipientIds, addresses } = subscription;
  return {
    ...{ name, report, rhythm, formats, recipientIds },
    addresses: addresses.map(({ email }) => email),
    language: addresses[0]?.language ?? language,
  };
}

/** A draft as it goes over the wire; filters that were cleared are left out. */
export function bodyOf({ addresses, language, ...draft }: SubscriptionDraft): SubscriptionFields {
  return { ...draft, addresses: addresses.map((email) => ({ email, language })) };
}

function usual(kind: ReportKind): SubscriptionDraft['report']['preset'] {
  return kind === 'outlook' ? 'today' : 'last-month';
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function known<Value extends string>(all: readonly Value[], text: string | undefined): Value | undefined {
  return all.find((one) => one === text);
}
