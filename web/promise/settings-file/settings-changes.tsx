import { useTranslation } from 'react-i18next';
import type { SettingsDiff } from '#api/promise/settings-file.ts';
import { isDeed } from '#core/promise/settings-file/compare-settings.ts';
import { Tag } from '#web/kit/parts/chips.tsx';

const tones = {
  added: 'ok',
  changed: 'warn',
  ordered: 'warn',
  removed: 'bad',
  kept: 'neutral',
  absent: 'neutral',
} as const;

/** What applying a file would change, or the lines that cannot be used (SLA-11). */
export function SettingsChanges({ diff }: { readonly diff: SettingsDiff }) {
  const { t } = useTranslation('promise');
  if (diff.problems.length > 0) {
    return (
      <div role="alert" className="settings-problems">
        <b className="b">{t('settingsFile.wrong', { count: diff.problems.length })}</b>
        <ol>
          {diff.problems.map(({ line, text }) => (
            <li key={`${line} ${text}`}>
              <span className="num t3">{t('settingsFile.line', { line })}</span> {text}
            </li>
          ))}
        </ol>
      </div>
    );
  }
  const same = !diff.changes.some(isDeed);
  return (
    <div className="settings-changes" role="status">
      {same ? <p>{t('settingsFile.same')}</p> : null}
      {diff.changes.map(({ section, name, does, lines }) => (
        <div key={`${section} ${name} ${does}`} className={isDeed({ does }) ? 'settings-change' : 'settings-change t3'}>
          <div className="row wrap">
            <span className="xs t3">{t(`settingsFile.sections.${section}`)}</span>
            {name === '' ? null : <b className="b">{name}</b>}
            <Tag tone={tones[does]}>{t(`settingsFile.does.${does}`)}</Tag>
          </div>
          {lines.length > 0 ? (
            <ul className="mono xs">
              {lines.map(({ path, from, to }) => (
                <li key={path}>
                  {path}: {from === null ? null : <del>{from}</del>} {to === null ? null : <ins>{to}</ins>}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </div>
  );
}
