import { Menu } from '@mantine/core';
import { Link2, Merge, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { linkKinds, linkTickets, readKinship, unlinkTickets } from '#api/desk/ticket-surgery.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { FindTicket } from './find-ticket.tsx';

type Kind = (typeof linkKinds)[number];

/** The tickets this one has to do with (TKT-6): linked, above, below, merged in. */
export function KinCard({ ticket, names, onMerge }: KinCardProps) {
  const { t } = useTranslation('desk');
  const kin = useAnswer(readKinship, { params: { ticketId: ticket.id } }).data;
  const [linking, setLinking] = useState<Kind>();
  const told = {
    refresh: [readKinship],
    onError: (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }),
  };
  const link = useCall(linkTickets, told);
  const unlink = useCall(unlinkTickets, told);
  const rows = kin ? [...kin.links, ...kin.merged.map((one) => ({ ...one, kind: 'merged' as const }))] : [];
  return (
    <section className="kin" aria-label={t('kin.title')}>
      <div className="row">
        <span className="eyebrow grow">{t('kin.title')}</span>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              look="ghost"
              size="xs"
              square
              disabled={!ticket.may.answer}
              aria-label={t('kin.add')}
              title={t('kin.add')}
              icon={<Plus size={14} aria-hidden />}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('kin.linkAs')}</Menu.Label>
            {linkKinds.map((kind) => (
              <Menu.Item key={kind} leftSection={<Link2 size={15} />} onClick={() => setLinking(kind)}>
                {t(`kin.kinds.${kind}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<Merge size={15} />} onClick={onMerge}>
              {t('kin.merge')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {rows.length === 0 ? null : (
        <ul className="kinrows">
          {rows.map((one) => (
            <li key={one.ticketId}>
              <span className="grow">
                {one.subject === null ? (
                  <span className="m cut block t3">{t('kin.elsewhere')}</span>
                ) : (
                  <PathLink to={paths.ticket(one.ticketId)} className="quiet m cut block">
                    {one.subject}
                  </PathLink>
                )}
                <span className="xs t3 cut block">
                  {[t(`kin.kinds.${one.kind}`), one.number, names.status(one.statusId)].join(' · ')}
                </span>
              </span>
              {one.kind === 'merged' ? null : (
                <Button
                  look="ghost"
                  size="xs"
                  square
                  disabled={!ticket.may.answer}
                  aria-label={t('kin.unlink', { number: one.number })}
                  title={t('kin.unlink', { number: one.number })}
                  icon={<X size={13} aria-hidden />}
                  onClick={() => unlink.mutate({ params: { ticketId: ticket.id, otherId: one.ticketId } })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {linking ? (
        <FindTicket
          title={`${t('kin.linkAs')}: ${t(`kin.kinds.${linking}`)}`}
          near={ticket}
          onPick={(other) =>
            link.mutate({ params: { ticketId: ticket.id, otherId: other.id }, body: { kind: linking } })
          }
          onClose={() => setLinking(undefined)}
        />
      ) : null}
    </section>
  );
}

interface KinCardProps {
  readonly ticket: Ticket;
  readonly names: DeskNames;
  readonly onMerge: () => void;
}
