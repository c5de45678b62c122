import { Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSites, type Site } from '#api/register/sites.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { SiteForm } from './site-form.tsx';
import '#web/register/register.css';

/** The answering sites [svarsställen] and what each says and looks like (SIT-1). */
export function SitesPage() {
  const { t } = useTranslation(['register', 'kit']);
  const me = useMe();
  const sites = useAnswer(listSites, {});
  const [open, setOpen] = useState<Site | 'new'>();
  const because = mayDo(me, 'settings.edit') ? undefined : t('kit:states.noRights');
  return (
    <Page
      title={t('sites.title')}
      lead={t('sites.lead')}
      actions={
        <Button look="pri" icon={<Plus size={16} aria-hidden />} because={because} onClick={() => setOpen('new')}>
          {t('sites.new')}
        </Button>
      }
    >
      {sites.isPending ? <SkeletonRows rows={4} height={56} /> : null}
      {sites.isError ? <ErrorState error={sites.error} onRetry={() => void sites.refetch()} /> : null}
      {sites.data ? (
        <Section flush>
          <ul className="register-lines">
            {sites.data.rows.map((site) => (
              <li key={site.id}>
                <Store size={18} style={{ color: site.colour }} aria-hidden />
                <span className="grow cut">
                  <span className="b">{site.name}</span>
                  <span className="xs t3 cut register-sub">
                    {[site.code, site.prefix && `${site.prefix}-1…`, site.senderAddress].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="xs t3 num nowrap">{t('sites.open', { count: site.openTickets })}</span>
                <Tag tone={site.active ? 'ok' : 'neutral'}>{t(site.active ? 'sites.active' : 'sites.inactive')}</Tag>
                <Button size="sm" because={because} onClick={() => setOpen(site)}>
                  {t('kit:parts.change')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {open ? <SiteForm {...(open === 'new' ? {} : { site: open })} onClose={() => setOpen(undefined)} /> : null}
    </Page>
  );
}
