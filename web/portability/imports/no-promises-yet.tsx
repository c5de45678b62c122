import { useTranslation } from 'react-i18next';
import { listFallbackTargets } from '#api/promise/level-rules.ts';
import { listLevels } from '#api/promise/levels.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** Said before tickets come in where nothing is promised yet: what is past is judged as it comes in, and only then (API-2). */
export function NoPromisesYet() {
  const { t } = useTranslation('portability');
  const levels = useAnswer(listLevels, {});
  const targets = useAnswer(listFallbackTargets, {});
  if (!levels.data || !targets.data || levels.data.rows.length + targets.data.rows.length > 0) return null;
  return (
    <div className="ban warn" role="note">
      <span>
        {t('page.noPromises')} <PathLink to={paths.settings('levels')}>{t('page.toLevels')}</PathLink>
      </span>
    </div>
  );
}
