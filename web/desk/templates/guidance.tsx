import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tickItem, untickItem } from '#api/desk/templates.ts';
import type { Ticket } from '#api/desk/ticket.ts';
import { readTicket } from '#api/desk/tickets.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import './templates.css';

/** What the ticket's template says to whoever works on it, and its checklist (TPL-1); folded once all is done. */
export function Guidance({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const client = useQueryClient();
  const { template } = ticket;
  /** Boxes as they were just pressed, until the ticket has been read again. */
  const [pressed, setPressed] = useState<Readonly<Record<string, boolean>>>({});
  if (template === null || (template.instructions === '' && template.checklist.length === 0)) return null;
  const done = template.checklist.filter((item) => item.done !== null).length;
  const all = template.checklist.length;
  const tick = (itemId: string, ticked: boolean) => {
    const params = { ticketId: ticket.id, itemId };
    setPressed((before) => ({ ...before, [itemId]: ticked }));
    void (ticked ? call(tickItem, { params }) : call(untickItem, { params }))
      .catch((error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }))
      .then(() => client.invalidateQueries({ queryKey: keyOf(readTicket) }))
      .then(() => setPressed(({ [itemId]: _, ...others }) => others));
  };
  return (
    <details className="guidance" key={template.id} open={all === 0 || done < all}>
      <summary>
        <ChevronRight size={15} className="turn" aria-hidden />
        <b className="b cut">{template.name}</b>
        {all > 0 ? <span className="num nowrap">{t('templates.howFar', { done, all })}</span> : null}
      </summary>
      {template.instructions ? <p>{template.instructions}</p> : null}
      {all > 0 ? (
        <ul className="checks" aria-label={t('templates.checklist')}>
          {template.checklist.map((item) => (
            <li key={item.id}>
              <Checkbox
                size="sm"
                label={
                  <>
                    {item.text}
                    {item.done === null ? null : (
                      <span className="xs check-who">
                        {' '}
                        {t('templates.doneBy', { name: item.done.by, at: times.when(item.done.at) })}
                      </span>
                    )}
                  </>
                }
                checked={pressed[item.id] ?? item.done !== null}
                disabled={!ticket.may.answer}
                onChange={(event) => tick(item.id, event.currentTarget.checked)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
