import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordedChanges } from '#core/house/audit/recorded-changes.ts';
import { type AuditRow, isId, type Names } from './audit-subject.tsx';

/** So many changes are shown before somebody asks for the rest. */
const SHOWN = 3;

/** What an event changed, old and new beside each other, ids by their names (USR-1). */
export function AuditChanges({ row, names }: { readonly row: AuditRow; readonly names: Names }) {
  const { t } = useTranslation('house');
  const [all, setAll] = useState(false);
  const changes = recordedChanges(row.data);
  if (changes.length === 0) return null;
  const hidden = all ? 0 : Math.max(0, changes.length - SHOWN);
  return (
    <dl className="audit-changes xs">
      {changes.slice(0, changes.length - hidden).map(({ field, from, to }) => (
        <div key={field}>
          {field === '' ? null : <dt className="t3">{field}</dt>}
          <dd>
            <del>{said(from, names, t)}</del>
            <ArrowRight size={11} aria-label={t('audit.becomes')} />
            <ins>{said(to, names, t)}</ins>
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

function said(value: unknown, names: Names, t: ReturnType<typeof useTranslation<'house'>>['t']): string {
  if (value === null || value === undefined || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'string') return isId(value) ? (names[value]?.name ?? t('audit.gone')) : value;
  if (Array.isArray(value))
    return value.length === 0 ? t('audit.nothing') : value.map((one) => said(one, names, t)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([, one]) => said(one, names, t))
      .join(' · ');
  return String(value);
}
