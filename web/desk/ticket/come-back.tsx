import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Ticket } from '#api/desk/ticket.ts';
import { dropReturn, planReturn, readReturn, type ticketReturn } from '#api/desk/ticket-return.ts';
import { listTickets, readTicket } from '#api/desk/tickets.ts';
import { DAY } from '#core/platform/instant.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';

/** When the ticket comes back by itself (TKT-2), pressed to let it rest until a date or repeat. */
export function ComeBack({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const [open, setOpen] = useState(false);
  const plan = useAnswer(readReturn, { params: { ticketId: ticket.id } }).data?.plan ?? null;
  const at = plan === null ? '' : times.when(plan.at);
  return (
    <div className="prop">
      <span>{t('comeBack.label')}</span>
      <button type="button" className="v plainbtn" disabled={!ticket.may.answer} onClick={() => setOpen(true)}>
        {plan === null ? (
          <span className="t3">{t('comeBack.never')}</span>
        ) : plan.everyDays === null ? (
          t('comeBack.once', { at })
        ) : (
          t('comeBack.every', { at, count: plan.everyDays })
        )}
      </button>
      {open ? <ComeBackForm ticket={ticket} plan={plan} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ComeBackForm({ ticket, plan: planned, onClose }: ComeBackFormProps) {
  const { t } = useTranslation('desk');
  const [kind, setKind] = useState<'rest' | 'repeat'>(planned?.everyDays ? 'repeat' : 'rest');
  const [when, setWhen] = useState(() => localTime(planned?.at ?? presentInstant() + DAY));
  const [days, setDays] = useState(String(planned?.everyDays ?? 7));
  const [category, setCategory] = useState<'new' | 'open'>(planned?.category ?? 'open');
  const [wrong, setWrong] = useState(false);
  const done = { refresh: [readReturn, readTicket, listTickets], onSuccess: onClose };
  const plan = useCall(planReturn, done);
  const drop = useCall(dropReturn, done);
  const error = plan.error ?? drop.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = new Date(when).getTime();
    const everyDays = kind === 'repeat' ? Number(days) : null;
    const good = at > presentInstant() && (everyDays === null || (Number.isInteger(everyDays) && everyDays > 0));
    setWrong(!good);
    if (!good) return;
    plan.mutate({
      params: { ticketId: ticket.id },
      body: { at, category, everyDays, dormant: kind === 'rest', version: ticket.version },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('comeBack.title')}
      size={380}
      closeButtonProps={{ 'aria-label': t('comeBack.cancel') }}
    >
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t('comeBack.kind')}
          value={kind}
          data={(['rest', 'repeat'] as const).map((one) => ({ value: one, label: t(`comeBack.${one}`) }))}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        />
        <TextInput
          mt={12}
          type="datetime-local"
          label={t(kind === 'rest' ? 'comeBack.at' : 'comeBack.atNext')}
          value={when}
          onChange={(event) => setWhen(event.target.value)}
        />
        {kind === 'repeat' ? (
          <TextInput
            mt={12}
            inputMode="numeric"
            label={t('comeBack.days')}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        ) : null}
        <NativeSelect
          mt={12}
          label={t('comeBack.as')}
          value={category}
          data={(['open', 'new'] as const).map((one) => ({ value: one, label: t(`statuses.${one}`) }))}
          onChange={(event) => setCategory(event.target.value as typeof category)}
        />
        {wrong ? (
          <p className="hint bad" role="alert">
            {t('comeBack.wrong')}
          </p>
        ) : null}
        {error ? <ErrorState error={error} /> : null}
        <div className="row" style={{ marginTop: 16 }}>
          <Button type="submit" look="pri" busy={plan.isPending}>
            {t('comeBack.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('comeBack.cancel')}
          </Button>
          <span className="grow" />
          {planned ? (
            <Button busy={drop.isPending} onClick={() => drop.mutate({ params: { ticketId: ticket.id } })}>
              {t('comeBack.drop')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  );
}

type Plan = z.output<typeof ticketReturn>;

interface ComeBackFormProps {
  readonly ticket: Ticket;
  readonly plan: Plan | null;
  readonly onClose: () => void;
}

/** An instant as the browser's own field for a date and a time writes it. */
function localTime(at: number): string {
  const zoned = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return zoned.toISOString().slice(0, 16);
}
