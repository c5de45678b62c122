import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCompanies } from '#api/register/companies.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { usePages } from '#web/kit/wire/use-answer.ts';
import { CompanyForm } from './company-form.tsx';
import { CustomersTabs } from './customers-tabs.tsx';
import { RegisterList } from './register-list.tsx';
import '#web/register/register.css';

/** Customer companies by name (CRM-1). */
export function CompaniesPage() {
  const { t } = useTranslation(['register', 'kit']);
  const me = useMe();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const wanted = text.trim();
  const companies = usePages(
    listCompanies,
    { query: { limit: 100, ...(wanted ? { text: wanted } : {}) } },
    { keepPrevious: true },
  );
  const rows = companies.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      wide
      title={t('people.title')}
      actions={
        <>
          <CustomersTabs at="companies" />
          <Button
            look="pri"
            icon={<Plus size={16} aria-hidden />}
            because={mayDo(me, 'customers.edit') ? undefined : t('kit:states.noRights')}
            onClick={() => setMaking(true)}
          >
            {t('companies.new')}
          </Button>
        </>
      }
    >
      {companies.isError ? <ErrorState error={companies.error} onRetry={() => void companies.refetch()} /> : null}
      {companies.isPending ? (
        <SkeletonRows rows={12} height={48} />
      ) : (
        <RegisterList
          heads={[
            t('companies.name'),
            t('companies.domains'),
            t('companies.number'),
            t('companies.people'),
            t('people.open'),
          ]}
          rows={rows.map((one) => ({
            id: one.id,
            to: paths.company(one.id),
            cells: [
              <span className="row" key="name">
                <Avatar name={one.name} size={24} kind="company" />
                <span className="m cut">{one.name}</span>
                {one.vip ? <Tag tone="ljung">VIP</Tag> : null}
              </span>,
              one.domains.join(', '),
              one.organisationNumber,
              <span className="num" key="people">
                {one.people || ''}
              </span>,
              <span className="num" key="open">
                {one.openTickets || ''}
              </span>,
            ],
          }))}
          text={text}
          placeholder={t('companies.search')}
          empty={<EmptyState title={t('companies.empty')}>{t('companies.emptyHint')}</EmptyState>}
          more={companies.hasNextPage && !companies.isFetchingNextPage}
          onMore={() => void companies.fetchNextPage()}
          onText={setText}
        />
      )}
      {making ? <CompanyForm onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
