import './mail.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMailAccounts, listMails, type MailAccount } from '#api/channels/email.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { BouncesSection } from './bounces-section.tsx';
import { ConnectingReturn } from './connecting-return.tsx';
import { ReviewSection } from './review-section.tsx';

const tabs = ['accounts', 'review', 'bounces'] as const;
type Tab = (typeof tabs)[number];

/** Mail in the control panel (EML-1, EML-2): accounts and how they do, mails to review, addresses that bounced. */
export function MailPage() {
  const { t } = useTranslation('channels');
  const may = mayDo(useMe(), 'settings.edit');
  const first = may ? 'accounts' : 'review';
  const [tab, setTab] = useState<Tab>(() => tabs.find((one) => `#${one}` === location.hash) ?? first);
  const [open, setOpen] = useState<MailAccount | 'new'>();
  const waiting = useAnswer(listMails, { query: { state: 'review', limit: 1 } }).data?.counts;
  useLiveRefresh('mail-accounts', [listMailAccounts]);
  useLiveRefresh('mails', [listMails]);
  const count = (waiting?.review ?? 0) + (waiting?.failed ?? 0);
  const choose = (chosen: Tab) => {
    setTab(chosen);
    history.replaceState(history.state, '', `#${chosen}`);
  };
  return (
    <Page
      wide={tab === 'review'}
      title={t('email.page.title')}
      lead={t('email.page.lead')}
      actions={
        <Button look="pri" icon={<Plus size={15} aria-hidden />} disabled={!may} onClick={() => setOpen('new')}>
          {t('email.page.add')}
        </Button>
      }
    >
      <ConnectingReturn />
      <div className="row">
        <SegmentedControl
          label={t('email.page.title')}
          value={tab}
          onChange={choose}
          options={tabs
            .filter((value) => may || value !== 'accounts')
            .map((value) => ({
              value,
              label: value === 'review' && count > 0 ? `${t('email.page.review')} ${count}` : t(`email.page.${value}`),
            }))}
        />
      </div>
      <div className="mail-tab">
        {tab === 'accounts' ? <AccountsSection may={may} onOpen={setOpen} /> : null}
        {tab === 'review' ? <ReviewSection /> : null}
        {tab === 'bounces' ? <BouncesSection /> : null}
      </div>
      {open ? (
        <AccountDrawer
          key={open === 'new' ? 'new' : open.id}
          account={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}
