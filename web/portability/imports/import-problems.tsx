import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exportImportProblems, listImportProblems, type previewImport } from '#api/portability/imports.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** What was wrong in a file: the first of it here, all of it as a file (API-2). */
export function ImportProblems({ importId, total }: { readonly importId: string; readonly total: number }) {
  const { t } = useTranslation('portability');
  const params = { importId };
  const first = useAnswer(listImportProblems, { params }, { keepPrevious: true }).data?.rows ?? [];
  return (
    <>
      <div className="row wrap import-acts">
        <b>{t('page.wrong', { count: total })}</b>
        <span className="grow" />
        <a className="btn sm" href={addressOf(exportImportProblems, { params })} download>
          <Download size={15} aria-hidden /> {t('page.downloadProblems')}
        </a>
      </div>
      <ProblemList problems={first.slice(0, 20)} />
    </>
  );
}

/** Lines with what is wrong on them and what to do. */
export function ProblemList({ problems }: { readonly problems: ReplyOf<typeof previewImport>['problems'] }) {
  const { t } = useTranslation('portability');
  return (
    <ul className="import-problems">
      {problems.map((problem, place) => (
        // biome-ignore lint: a line can have the same problem twice, and the list never moves
        <li key={place}>
          <span className="num t3">{t('page.atLine', { line: problem.line })}</span>{' '}
          <span className="mono xs">
            {problem.column} {problem.value === '' ? '' : `“${problem.value}”`}
          </span>{' '}
          {t(`problems.${problem.code}`)}: {t(`effects.${problem.effect}`)}.{' '}
          <span className="t2">{t(`todo.${problem.code}`)}</span>
        </li>
      ))}
    </ul>
  );
}
