import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { instant } from '#api/platform/instant.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ConflictBanner } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import type { CallFailed } from '#web/kit/wire/call-failed.ts';
import { fieldName } from './event-line.tsx';

const facts = z.object({
  differences: z.array(
    z.object({
      field: z.string(),
      from: z.unknown(),
      to: z.unknown(),
      by: z.object({ kind: z.string(), id: z.string() }),
      at: instant,
    }),
  ),
});

/** A stale save (TKT-5): who changed what and when, side by side with your own change; nothing typed is lost. */
export function StaleConflict({ error, mine, names, onAgain, onDismiss }: StaleConflictProps) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const [shown, setShown] = useState(false);
  const read = facts.safeParse(error.problem.facts);
  const differences = read.success ? read.data.differences : [];
  const last = differences.at(-1);
  const said = (field: string, value: unknown) => valueText(field, value, names);
  return (
    <div className="conflict">
      <ConflictBanner onShow={() => setShown(!shown)} onDismiss={onDismiss}>
        {t('ticket.stale', {
          name: (last?.by.kind === 'user' ? names.colleague(last.by.id) : '') || t('ticket.staleSomebody'),
          at: last ? times.time(last.at) : times.time(times.now),
        })}
      </ConflictBanner>
      {shown ? (
        <div className="card difference">
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('ticket.field')}</th>
                <th className="l">{t('ticket.theirs')}</th>
                <th className="l">{t('ticket.yours')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => (
                <tr key={`${one.field} ${one.at}`}>
                  <td className="l">{fieldName(one.field, t)}</td>
                  <td className="l">{said(one.field, one.to)}</td>
                  <td className="l">
                    {mine && one.field in mine ? said(one.field, mine[one.field]) : said(one.field, one.from)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="row difference-foot">
            <Button size="sm" onClick={onDismiss}>
              {t('ticket.keepTheirs')}
            </Button>
            <Button size="sm" look="pri" onClick={onAgain}>
              {t('ticket.keepMine')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

interface StaleConflictProps {
  readonly error: CallFailed;
  readonly mine: Readonly<Record<string, unknown>> | undefined;
  readonly names: DeskNames;
  readonly onAgain: () => void;
  readonly onDismiss: () => void;
}

function valueText(field: string, value: unknown, names: DeskNames): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const named: Readonly<Record<string, (id: string) => string>> = {
    statusId: names.status,
    ownerId: names.colleague,
    groupId: names.group,
    siteId: names.site,
    priority: names.priority,
    typeId: names.type,
  };
  return named[field]?.(value) || value;
}
