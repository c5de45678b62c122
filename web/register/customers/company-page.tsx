import { useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCompany } from '#api/register/companies.ts';
import { listPeople } from '#api/register/people.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { CompanyForm } from './company-form.tsx';
import '#web/register/register.css';

/** One company: what is known and who works there (CRM-1). */
export function CompanyPage() {
  const { companyId = '' } = useParams({ strict: false }) as { companyId?: string };
  const { t } = useTranslation(['register', 'kit']);
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const read = useAnswer(readCompany, { params: { companyId } });
  const people = useAnswer(listPeople, { query: { companyId, limit: 200 } }).data?.rows ?? [];
  const company = read.data;
  if (read.isError)
    return (
      <div className="center">
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  if (!company) return <SkeletonRows rows={8} />;
  const facts: readonly (readonly [string, string])[] = [
    [t('companies.domains'), company.domains.join(', ')],
    [t('companies.number'), company.organisationNumber],
    [t('companies.address'), company.address],
    [t('companies.group'), company.customerGroup],
    [t('companies.notes'), company.notes],
  ];
  return (
    <Page
      title={company.name}
      before={<Avatar name={company.name} size={44} kind="company" />}
      lead={company.vip ? <Tag tone="ljung">VIP</Tag> : undefined}
      actions={
        <Button
          icon={<Pencil size={15} aria-hidden />}
          because={mayDo(me, 'customers.edit') ? undefined : t('kit:states.noRights')}
          onClick={() => setEditing(true)}
        >
          {t('kit:parts.change')}
        </Button>
      }
    >
      <div className="register-two">
        <Section title={t('companies.people')} flush>
          {people.length === 0 ? <EmptyState title={t('people.empty')}>{t('companies.domainsHint')}</EmptyState> : null}
          <ul className="register-lines">
            {people.map((one) => (
              <li key={one.id}>
                <Avatar name={one.name || one.addresses[0] || '?'} size={24} />
                <PathLink to={paths.person(one.id)} className="m grow cut">
                  {one.name || one.addresses[0]}
                </PathLink>
                <span className="xs t3 cut">{one.addresses[0]}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section>
          {facts.map(([label, value]) =>
            value ? (
              <div className="prop" key={label}>
                <span>{label}</span>
                <span className="register-fact">{value}</span>
              </div>
            ) : null,
          )}
        </Section>
      </div>
      {editing ? <CompanyForm company={company} onClose={() => setEditing(false)} /> : null}
    </Page>
  );
}
