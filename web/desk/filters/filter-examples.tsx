import { useTranslation } from 'react-i18next';
import type { FilterKind } from '#core/conditions/filter.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { blankFilter, type FilterDraft } from './filter-draft.ts';

/** No filter of a kind yet: what one is, and ready ones to begin with (FLT-1). */
export function FilterExamples({
  kind,
  onPick,
}: {
  readonly kind: FilterKind;
  readonly onPick: (draft: FilterDraft) => void;
}) {
  const { t } = useTranslation('desk');
  const names = { ...t('filters.examples', { returnObjects: true }) };
  const words = (key: 'urgentWords' | 'awayWords') =>
    names[key]
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  const draft = (of: FilterKind, name: string, rest: Partial<FilterDraft>): FilterDraft => ({
    ...blankFilter(of, name, null),
    ...rest,
  });
  const any = (...conditions: FilterDraft['ruleRows'][number]['conditions']) => ({ negated: false, conditions });
  const examples: Readonly<Record<FilterKind, readonly FilterDraft[]>> = {
    new: [
      draft('new', names.urgent, {
        ruleRows: [
          any(
            { field: 'subject', negated: false, words: words('urgentWords') },
            { field: 'last-message', negated: false, words: words('urgentWords') },
          ),
        ],
        actions: [{ kind: 'set', field: 'priority', to: 'high' }],
        continues: true,
      }),
      draft('new', names.newsletters, {
        ruleRows: [any({ field: 'sender', negated: false, words: ['newsletter@*', 'nyhetsbrev@*'] })],
        actions: [{ kind: 'drop' }],
      }),
    ],
    reply: [
      draft('reply', names.thirdParty, {
        ruleRows: [any({ field: 'status', negated: false, anyOf: ['with-third-party'] })],
        actions: [{ kind: 'set', field: 'status', to: 'open' }],
      }),
      draft('reply', names.away, {
        ruleRows: [any({ field: 'subject', negated: false, words: words('awayWords') })],
        actions: [{ kind: 'drop' }],
      }),
    ],
    existing: [
      draft('existing', names.forgotten, {
        ruleRows: [
          any({ field: 'changed-age', negated: false, minutes: 480, clock: 'business' }),
          any({ field: 'status', negated: false, anyOf: ['new', 'open'] }),
        ],
        actions: [{ kind: 'set', field: 'priority', to: 'high' }],
      }),
      draft('existing', names.silent, {
        ruleRows: [
          any({ field: 'changed-age', negated: false, minutes: 20_160, clock: 'wall' }),
          any({ field: 'status', negated: false, anyOf: ['waiting-for-customer'] }),
        ],
        actions: [{ kind: 'set', field: 'status', to: 'solved' }],
      }),
    ],
  };
  return (
    <EmptyState
      title={t('filters.none')}
      action={
        <div className="row wrap filter-examples">
          {examples[kind].map((one) => (
            <Button key={one.name} size="sm" onClick={() => onPick(one)}>
              {one.name}
            </Button>
          ))}
        </div>
      }
    >
      {t(`filters.noneHints.${kind}`)}
    </EmptyState>
  );
}
