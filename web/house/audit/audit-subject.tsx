import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { auditLine, listAudit } from '#api/house/audit.ts';
import { isEventSubject } from '#languages/event-words.ts';
import { paths } from '#web/kit/frame/paths.ts';

export type AuditRow = z.output<typeof auditLine>;
/** What the ids of the log are called. */
export type Names = z.output<typeof listAudit.answer>['names'];

/** What an event is about, by the name people know it by, leading to its page (USR-1). */
export function AuditSubject({ row, names }: { readonly row: AuditRow; readonly names: Names }) {
  const { t } = useTranslation('house');
  const kindOf = (name: string) =>
    isEventSubject(name)
      ? t(`events.subjects.${name}`)
      : t(`events.kinds.${name as 'settings'}`, { defaultValue: name });
  const { kind, id } = row.subject;
  const about = typeof row.data['ticketId'] === 'string' ? row.data['ticketId'] : id;
  const known = names[id] ?? names[about];
  const told = row.data['name'] ?? row.data['email'] ?? row.data['address'] ?? row.data['to'];
  const name = known?.name ?? (typeof told === 'string' ? told : isId(id) || id === 'all' ? namesTold(row.data) : id);
  const path = known === undefined ? undefined : pathTo(known.kind, names[id] === undefined ? about : id);
  return (
    <span className="audit-about" title={id}>
      {path && name ? <Link to={path}>{name}</Link> : name}{' '}
      <span className="xs t3">
        {kind === known?.kind || known === undefined ? kindOf(kind) : `${kindOf(known.kind)} · ${kindOf(kind)}`}
      </span>
    </span>
  );
}

/** What a settings file changed, by name (SLA-11). */
function namesTold({ changes }: AuditRow['data']): string {
  if (!Array.isArray(changes)) return '';
  const told = changes.flatMap((change: { name?: unknown } | null) =>
    typeof change?.name === 'string' && change.name !== '' ? [change.name] : [],
  );
  return [...new Set(told)].join(', ');
}

/** The page of a thing; undefined for what is shown nowhere by itself. */
export function pathTo(kind: string, id: string): string | undefined {
  if (kind === 'ticket') return paths.ticket(id);
  if (kind === 'person') return paths.person(id);
  if (kind === 'company') return paths.company(id);
  const page = pages[kind];
  return page === undefined ? undefined : paths.settings(page);
}

const pages: Readonly<Record<string, string>> = {
  user: 'users',
  group: 'groups',
  role: 'roles',
  field: 'fields',
  calendar: 'calendars',
  level: 'levels',
  site: 'sites',
  phrase: 'phrases',
  'mail-account': 'mail',
};

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
