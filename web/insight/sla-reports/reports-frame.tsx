import {
  Archive,
  Gauge,
  Handshake,
  LayoutDashboard,
  ListOrdered,
  MailCheck,
  ScrollText,
  TrendingUp,
} from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#web/kit/frame/paths.ts';
import { SideNav } from '#web/kit/parts/side-nav.tsx';
import './sla-reports.css';

/** A report page: the side column of what there is, and the report beside it. */
export function ReportsFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation(['insight', 'outlook']);
  useEffect(() => {
    document.title = `${title} · Svara`;
  }, [title]);
  return (
    <>
      <SideNav
        label={t('slaReports.side')}
        groups={[
          {
            title: t('slaReports.serviceLevel'),
            links: [
              { to: paths.compliance(), label: t('slaReports.compliance'), icon: <Gauge size={16} aria-hidden /> },
              { to: paths.promiseLog(), label: t('slaReports.log'), icon: <ScrollText size={16} aria-hidden /> },
              { to: paths.outlook(), label: t('outlook:link'), icon: <TrendingUp size={16} aria-hidden /> },
              { to: paths.slaOverview(), label: t('overview.link'), icon: <LayoutDashboard size={16} aria-hidden /> },
              { to: paths.agreements(), label: t('agreements.link'), icon: <Handshake size={16} aria-hidden /> },
              { to: paths.ranking(), label: t('agreements.ranking.link'), icon: <ListOrdered size={16} aria-hidden /> },
            ],
          },
          {
            title: t('reportCentre.side'),
            links: [
              {
                to: paths.reportSubscriptions(),
                label: t('reportCentre.link'),
                icon: <MailCheck size={16} aria-hidden />,
              },
              {
                to: paths.reportArchive(),
                label: t('reportCentre.archiveLink'),
                icon: <Archive size={16} aria-hidden />,
              },
            ],
          },
        ]}
        foot={<div className="xs t3 views-foot report-foot">{t('slaReports.judged')}</div>}
      />
      <section className="col grow report">{children}</section>
    </>
  );
}
