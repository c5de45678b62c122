import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTemplates, type Template } from '#api/desk/templates.ts';
import { languageName } from '#web/desk/phrases/language-name.ts';
import { useDeskNames } from '#web/desk/tickets/desk-names.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { TemplateForm } from './template-form.tsx';

/** The control panel's page of ticket templates (TPL-1). */
export function TemplatesPage() {
  const { t } = useTranslation('desk');
  const list = useAnswer(listTemplates, {});
  const may = mayDo(useMe(), 'settings.edit');
  const [open, setOpen] = useState<Template | 'new'>();
  const rows = list.data?.rows ?? [];
  const offered = rows.filter(({ archivedAt }) => archivedAt === null);
  const archived = rows.filter(({ archivedAt }) => archivedAt !== null);
  const make = (
    <Button
      look="pri"
      icon={<Plus size={15} aria-hidden />}
      because={may ? undefined : t('templates.notAllowed')}
      onClick={() => setOpen('new')}
    >
      {t('templates.new')}
    </Button>
  );
  return (
    <Page title={t('templates.title')} lead={t('templates.lead')} actions={make}>
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={4} /> : null}
        {list.data && offered.length === 0 ? (
          <EmptyState title={t('templates.none')}>{t('templates.noneHint')}</EmptyState>
        ) : null}
        {offered.length > 0 ? <TemplateTable rows={offered} onOpen={setOpen} /> : null}
      </Section>
      {archived.length > 0 ? (
        <Section title={t('templates.archived')} flush>
          <TemplateTable rows={archived} onOpen={setOpen} />
        </Section>
      ) : null}
      {open ? (
        <TemplateForm
          key={open === 'new' ? 'new' : open.id}
          template={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}

function TemplateTable({ rows, onOpen }: TemplateTableProps) {
  const { t } = useTranslation('desk');
  const names = useDeskNames();
  const me = useMe();
  return (
    <table className="dt">
      <thead>
        <tr>
          <th className="l">{t('phrases.name')}</th>
          <th className="l">{t('columns.type')}</th>
          <th className="l">{t('templates.checklist')}</th>
          <th className="l">{t('phrases.site')}</th>
          <th className="l">{t('phrases.language')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="l">
              <button
                type="button"
                className="plainbtn m"
                disabled={!mayDo(me, 'settings.edit', row.siteId)}
                title={mayDo(me, 'settings.edit', row.siteId) ? undefined : t('templates.notAllowed')}
                onClick={() => onOpen(row)}
              >
                {row.name}
              </button>
            </td>
            <td className="l t2">{row.presets.typeId === null ? '–' : names.type(row.presets.typeId)}</td>
            <td className="l t2 num">{row.checklist.length === 0 ? '–' : row.checklist.length}</td>
            <td className="l t2">{row.siteId === null ? t('phrases.allSites') : names.site(row.siteId) || '–'}</td>
            <td className="l t2">{row.language === null ? t('phrases.anyLanguage') : languageName(row.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TemplateTableProps {
  readonly rows: readonly Template[];
  readonly onOpen: (template: Template) => void;
}
