import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IntakeMail, listMails } from '#api/channels/email.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { usePages } from '#web/kit/wire/use-answer.ts';
import { MailReader } from './mail-reader.tsx';
import { Reason } from './reason.tsx';

const states = ['review', 'filed', 'accepted', 'dropped', 'parked'] as const;
type Shown = (typeof states)[number];

/** Mails by what became of them (EML-2): the list at the left, the mail to be judged at the right. */
export function ReviewSection() {
  const { t } = useTranslation('channels');
  const [state, setState] = useState<Shown>('review');
  const [chosenId, setChosenId] = useState<string>();
  const pages = usePages(listMails, { query: { state } }, { keepPrevious: true });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = pages.data?.pages[0]?.counts ?? {};
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  return (
    <>
      <div className="mail-states">
        <SegmentedControl
          label={t('email.page.review')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({
            value,
            label:
              (counts[value] ?? 0) > 0 ? `${t(`email.mails.${value}`)} ${counts[value]}` : t(`email.mails.${value}`),
          }))}
        />
      </div>
      <div className="mail-review mail-gap">
        <div className="mail-list">
          <Section flush>
            {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
            {pages.isPending ? <SkeletonRows rows={6} height={56} /> : null}
            {pages.data && rows.length === 0 ? (
              <EmptyState title={t('email.mails.empty')}>{t('email.mails.emptyText')}</EmptyState>
            ) : null}
            {rows.map((mail) => (
              <MailRow
                key={mail.id}
                mail={mail}
                chosen={mail.id === chosen?.id}
                onChoose={() => setChosenId(mail.id)}
              />
            ))}
            {pages.hasNextPage ? (
              <div className="mail-more">
                <Button
                  size="sm"
                  look="ghost"
                  busy={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {t('email.mails.more')}
                </Button>
              </div>
            ) : null}
          </Section>
        </div>
        {chosen ? <MailReader key={chosen.id} mailId={chosen.id} /> : null}
      </div>
    </>
  );
}

function MailRow({
  mail,
  chosen,
  onChoose,
}: {
  readonly mail: IntakeMail;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const times = useTimes();
  const sender = mail.fromName || mail.fromAddress;
  return (
    <button type="button" className={chosen ? 'mail-row on' : 'mail-row'} aria-pressed={chosen} onClick={onChoose}>
      <span className="row">
        <span className="b grow mail-clip">{sender ?? <NoSender />}</span>
        <span className="xs t3">{times.when(mail.receivedAt)}</span>
      </span>
      <span className="mail-clip sm">{mail.subject || mail.snippet}</span>
      <span className="xs t3 mail-clip">
        <Reason of={mail.reason} /> · {mail.accountName}
      </span>
    </button>
  );
}

function NoSender() {
  const { t } = useTranslation('channels');
  return <i>{t('email.mails.noSender')}</i>;
}
