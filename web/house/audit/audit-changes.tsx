import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordedChanges } from '#core/house/audit/recorded-changes.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { type AuditRow, isId, type Names } from './audit-subject.tsx';

/** So many changes are shown before somebody asks for the rest. */
const SHOWN = 3;

/** What an event changed, old and new beside each other, ids by their names (USR-1). */
export function AuditChanges({ row, names }: { readonly row: AuditRow; readonly names: Names }) {
  const { t } = useTranslation('house');
  const times = useTimes();
  const [all, setAll] = useState(false);
  const say = (value: unknown) => said(value, names, t, times);
  const changes = recordedChanges(row.data);
  if (changes.length === 0) return null;
  const hidden = all ? 0 : Math.max(0, changes.length - SHOWN);
  return (
    <dl className="audit-changes xs">
      {changes.slice(0, changes.length - hidden).map(({ field, from, to }) => (
        <div key={field}>
          {field === '' ? null : <dt className="t3">{field}</dt>}
          <dd>
            <del>{say(from)}</del>
            <ArrowRight size={11} aria-label={t('audit.becomes')} />
            <ins>{say(to)}</ins>
          </dd>
        </div>
      ))}
      {hidden > 0 ? (
        <button type="button" className="plainbtn t2" onClick={() => setAll(true)}>
          {t('audit.more', { count: hidden })}
        </button>
      ) : null}
    </dl>
  );
}

/** From here on a whole number is an instant, and not a count of anything. */
const FIRST_INSTANT = 1_000_000_000_000;

function said(
  value: unknown,
  names: Names,
  t: ReturnType<typeof useTranslation<'house'>>['t'],
  times: ReturnType<typeof useTimes>,
): string {
  if (value === null || value === undefined || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'string') return isId(value) ? (names[value]?.name ?? t('audit.gone')) : value;
  if (typeof value === 'number' && value > FIRST_INSTANT) return times.fully(value);
  if (Array.isArray(value))
    return value.length === 0 ? t('audit.nothing') : value.map((one) => said(one, names, t, times)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([, one]) => said(one, names, t, times))
      .join(' · ');
  return String(value);
}
