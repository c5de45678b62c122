import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listLevelRevisions } from '#api/promise/carry-over.ts';
import type { Level } from '#api/promise/levels.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';

/** What a level has promised before: who published it, when and what it changed; any of it can be taken back (CAL-5). */
export function LevelRevisions({
  level,
  published,
  onChange,
}: {
  readonly level: Level;
  readonly published: Level;
  readonly onChange: (level: Level) => void;
}) {
  const { t } = useTranslation('promise');
  const times = useTimes();
  const isNew = published.revisionNo === 0;
  const levelId = published.id;
  const { data } = useQuery({
    queryKey: [...keyOf(listLevelRevisions), levelId, published.revisionNo],
    queryFn: ({ signal }) => call(listLevelRevisions, { params: { levelId } }, { signal }),
    enabled: !isNew,
  });
  if (isNew || !data) return null;
  return (
    <details className="level-revisions xs">
      <summary>{t('revisions.heading', { count: data.rows.length })}</summary>
      <ol>
        {data.rows.map(({ revisionId, revisionNo, publishedAt, publishedBy, definition, lines }, place) => (
          <li key={revisionId}>
            <div className="row wrap">
              <b className="b num">{t('revisions.number', { revision: revisionNo })}</b>
              <span className="t3" title={times.fully(publishedAt)}>
                {times.when(publishedAt)} {publishedBy}
              </span>
              {place === 0 ? <span className="t3">{t('revisions.now')}</span> : null}
              <span className="grow" />
              {place === 0 ? null : (
                <Button
                  size="xs"
                  look="ghost"
                  icon={<Undo2 size={12} aria-hidden />}
                  onClick={() => onChange({ ...level, definition })}
                >
                  {t('revisions.back', { revision: revisionNo })}
                </Button>
              )}
            </div>
            {lines.map(({ path, from, to }) => (
              <div key={path} className="mono t2 revision-line">
                {path}: {from ?? '–'} → {to ?? '–'}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
