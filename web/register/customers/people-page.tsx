import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople } from '#api/register/people.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { usePages } from '#web/kit/wire/use-answer.ts';
import { CustomersTabs } from './customers-tabs.tsx';
import { PersonForm } from './person-form.tsx';
import { RegisterList } from './register-list.tsx';
import '#web/register/register.css';

/** Everybody who has asked, by name (CRM-1). */
export function PeoplePage() {
  const { t } = useTranslation(['register', 'kit']);
  const me = useMe();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const wanted = text.trim();
  const people = usePages(
    listPeople,
    { query: { limit: 100, ...(wanted ? { text: wanted } : {}) } },
    { keepPrevious: true },
  );
  const rows = people.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      wide
      title={t('people.title')}
      actions={
        <>
          <CustomersTabs at="people" />
          <Button
            look="pri"
            icon={<Plus size={16} aria-hidden />}
            because={mayDo(me, 'customers.edit') ? undefined : t('kit:states.noRights')}
            onClick={() => setMaking(true)}
          >
            {t('people.new')}
          </Button>
        </>
      }
    >
      {people.isError ? <ErrorState error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.isPending ? (
        <SkeletonRows rows={12} height={48} />
      ) : (
        <RegisterList
          heads={[t('people.name'), t('people.company'), t('people.addresses'), t('people.numbers'), t('people.open')]}
          rows={rows.map((one) => ({
            id: one.id,
            to: paths.person(one.id),
            cells: [
              <span className="row" key="name">
                <Avatar name={one.name || one.addresses[0] || '?'} size={24} />
                <span className="m cut">{one.name || one.addresses[0] || t('people.noName')}</span>
                {one.vip ? <Tag tone="ljung">VIP</Tag> : null}
              </span>,
              one.companyName,
              one.addresses[0],
              one.numbers[0],
              <span className="num" key="open">
                {one.openTickets || ''}
              </span>,
            ],
          }))}
          text={text}
          placeholder={t('people.search')}
          empty={<EmptyState title={t('people.empty')}>{t('people.emptyHint')}</EmptyState>}
          more={people.hasNextPage && !people.isFetchingNextPage}
          onMore={() => void people.fetchNextPage()}
          onText={setText}
        />
      )}
      {making ? <PersonForm onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
