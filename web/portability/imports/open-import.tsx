import { FileButton, Textarea } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportRow,
  listImports,
  previewImport,
  readImport,
  startImport,
  stopImport,
} from '#api/portability/imports.ts';
import { suggestMapping } from '#core/portability/imports/suggest-mapping.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { ImportProblems } from './import-problems.tsx';
import { ImportPreview } from './import-preview.tsx';
import { NoPromisesYet } from './no-promises-yet.tsx';

/** One import: its columns and mapping while it waits, its progress while it runs, its outcome after (API-2). */
export function OpenImport({ importId, onClose }: { readonly importId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('portability');
  const found = useAnswer(readImport, { params: { importId } });
  const record = found.data;
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (record === undefined) return <SkeletonRows rows={6} />;
  const waits = record.state === 'read' || record.state === 'stopped' || record.state === 'failed';
  return (
    <Section
      title={record.fileName}
      hint={t('page.fileHint', { rows: record.rows, columns: record.columns.length })}
      actions={
        <Button size="sm" look="ghost" onClick={onClose}>
          {t('page.close')}
        </Button>
      }
    >
      {record.startedAt === null ? null : <Progress record={record} />}
      {waits ? <MapAndStart record={record} /> : null}
      {record.problems > 0 ? <ImportProblems importId={importId} total={record.problems} /> : null}
    </Section>
  );
}

function Progress({ record }: { readonly record: ImportRow }) {
  const { t } = useTranslation('portability');
  const times = useTimes();
  const stop = useCall(stopImport, { refresh: [readImport, listImports] });
  const { doneTickets, tickets, state, failure } = record;
  const share = tickets === 0 ? 1 : doneTickets / tickets;
  return (
    <div role="status">
      <div className="row wrap">
        <b>{t(`page.states.${state}`)}</b>
        <span className="t2">
          {t('page.progress', { done: times.number(doneTickets), all: times.number(tickets) })}
        </span>
        <span className="grow" />
        {state === 'running' ? (
          <Button size="sm" busy={stop.isPending} onClick={() => stop.mutate({ params: { importId: record.id } })}>
            {t('page.stop')}
          </Button>
        ) : null}
      </div>
      <div className="import-bar">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p className="xs t2">
        {t('page.outcome', {
          made: times.number(record.madeTickets),
          known: times.number(record.knownTickets),
          leftOut: times.number(record.leftOutTickets),
        })}
      </p>
      {failure === '' ? null : <p className="dn">{failure}</p>}
    </div>
  );
}

function MapAndStart({ record }: { readonly record: ImportRow }) {
  const { t } = useTranslation('portability');
  const [mapping, setMapping] = useState(() => suggestMapping(record.columns, record.fileName));
  const preview = useCall(previewImport);
  const start = useCall(startImport, { refresh: [readImport, listImports] });
  const params = { importId: record.id };
  const change = (text: string) => {
    setMapping(text);
    preview.reset();
    start.reset();
  };
  const error = start.error ?? preview.error;
  return (
    <>
      <NoPromisesYet />
      <div className="xs t3">{t('page.columns')}</div>
      <div className="import-columns mono xs">
        {record.columns.map((column) => (
          <span key={column}>{column}</span>
        ))}
      </div>
      <Textarea
        label={t('page.mapping')}
        description={t('page.mappingHint')}
        value={mapping}
        onChange={(event) => change(event.currentTarget.value)}
        autosize
        minRows={12}
        maxRows={30}
        spellCheck={false}
        classNames={{ input: 'mono import-text' }}
      />
      <div className="row wrap import-acts">
        <FileButton
          onChange={(file) => void file?.text().then(change)}
          accept=".yaml,.yml,text/yaml,application/yaml,text/plain"
        >
          {(props) => (
            <Button {...props} icon={<FileUp size={15} aria-hidden />}>
              {t('page.chooseMapping')}
            </Button>
          )}
        </FileButton>
        <span className="grow" />
        <Button
          look={preview.data ? 'plain' : 'pri'}
          busy={preview.isPending}
          onClick={() => preview.mutate({ params, body: { mapping, tickets: 20 } })}
        >
          {t('page.tryIt')}
        </Button>
        <Button
          look={preview.data ? 'pri' : 'plain'}
          because={preview.data ? undefined : t('page.tryFirst')}
          busy={start.isPending}
          onClick={() => start.mutate({ params, body: { mapping } })}
        >
          {t('page.start')}
        </Button>
      </div>
      {error ? <ErrorState error={error} /> : null}
      {preview.data ? <ImportPreview preview={preview.data} /> : null}
    </>
  );
}
