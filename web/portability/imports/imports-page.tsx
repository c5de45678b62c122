import { FileButton } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listImportProblems, listImports, readImport, uploadImport } from '#api/portability/imports.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, NoRights } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { ExportCard } from '../everything/export-card.tsx';
import { ImportsList } from './imports-list.tsx';
import { OpenImport } from './open-import.tsx';
import './imports.css';

/** Tickets of another system brought in: drop the file, map it, try it, import it, see how it went (API-2). */
export function ImportsPage() {
  const { t } = useTranslation('portability');
  const me = useMe();
  const may = mayDo(me, 'settings.edit');
  const [openId, setOpenId] = useState<string | null>(null);
  const upload = useCall(uploadImport, { refresh: [listImports], onSuccess: (made) => setOpenId(made?.id ?? null) });
  useLiveRefresh(may ? 'imports' : undefined, [listImports, readImport, listImportProblems], 1_000);
  const take = (file: File | null | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file, file.name);
    setOpenId(null);
    upload.mutate({ body } as never);
  };
  if (me && !may)
    return (
      <Page title={t('page.title')}>
        <NoRights />
      </Page>
    );
  return (
    <Page title={t('page.title')} lead={t('page.lead')} wide>
      <Section title={t('page.newTitle')} hint={t('page.newHint')}>
        <div
          className="import-drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer.files[0]);
          }}
        >
          <FileButton onChange={take} accept=".csv,.tsv,.txt,.gz,.jsonl,.ndjson,.json">
            {(props) => (
              <Button {...props} look="pri" busy={upload.isPending} icon={<FileUp size={15} aria-hidden />}>
                {upload.isPending ? t('page.reading') : t('page.choose')}
              </Button>
            )}
          </FileButton>
          <span className="xs t3">{t('page.drop')}</span>
        </div>
        {upload.error ? <ErrorState error={upload.error} /> : null}
      </Section>
      {openId === null ? null : <OpenImport key={openId} importId={openId} onClose={() => setOpenId(null)} />}
      <ImportsList openId={openId} onOpen={setOpenId} />
      <ExportCard />
    </Page>
  );
}
