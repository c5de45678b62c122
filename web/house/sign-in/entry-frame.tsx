import { Globe, Server } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#languages/language.ts';
import { Logo } from '#web/kit/frame/logo.tsx';
import { currentLanguage, setLanguage } from '#web/kit/language/i18n.ts';
import './entry.css';

/** The page before somebody is inside: the form at the left, large quiet rings at the right (USR-1, LNG-1). */
export function EntryFrame({ title, lead, children, version }: EntryFrameProps) {
  const { t } = useTranslation('house');
  useEffect(() => {
    document.title = `${title} · Svara`;
  }, [title]);
  return (
    <div className="entry">
      <main className="entry-form">
        <div className="row entry-head">
          <Logo />
          <span className="entry-name">Svara</span>
          <span className="grow" />
          <LanguageMenu />
        </div>
        <div className="entry-body">
          <h1>{title}</h1>
          {lead ? <p className="t2 entry-lead">{lead}</p> : null}
          {children}
        </div>
        <div className="row xs t3">{version ? <span className="num">Svara {version}</span> : null}</div>
      </main>
      <aside className="entry-rings">
        <Rings />
        <div className="entry-words">
          <p className="entry-promise">{t('entry.promise')}</p>
          <p className="row entry-own">
            <Server size={18} aria-hidden /> {t('entry.own')}
          </p>
        </div>
      </aside>
    </div>
  );
}

export interface EntryFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  readonly version?: string | undefined;
}

/** Each language by its own name, so that whoever landed in the wrong one finds home. */
const ownNames = { sv: 'Svenska', en: 'English', de: 'Deutsch', fi: 'Suomi' } as const;

function LanguageMenu() {
  const { t, i18n } = useTranslation('house');
  const current = i18n.language in ownNames ? currentLanguage() : 'sv';
  return (
    <label className="fchip">
      <Globe size={13} aria-hidden />
      <select
        className="barechoice"
        aria-label={t('entry.language', { language: ownNames[current] })}
        value={current}
        onChange={(event) => void setLanguage(event.target.value as typeof current)}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Four rings, each a promise at another point of its time. */
function Rings() {
  const rings = [
    { r: 380, width: 3, share: 0.62, turn: -90 },
    { r: 318, width: 10, share: 0.41, turn: 40 },
    { r: 246, width: 20, share: 0.74, turn: 150 },
    { r: 160, width: 34, share: 0.3, turn: -30 },
  ];
  return (
    <svg className="entry-bg" width="840" height="840" viewBox="0 0 840 840" fill="none" aria-hidden="true">
      {rings.map(({ r, width, share, turn }, place) => {
        const round = 2 * Math.PI * r;
        return (
          <g key={r} strokeWidth={width}>
            <circle cx="420" cy="420" r={r} stroke="#fff" strokeOpacity={0.08 + place * 0.009} />
            <circle
              cx="420"
              cy="420"
              r={r}
              stroke="#F8BA50"
              strokeOpacity={0.576 + place * 0.064}
              strokeLinecap="round"
              strokeDasharray={`${round * share} ${round}`}
              transform={`rotate(${turn} 420 420)`}
            />
          </g>
        );
      })}
    </svg>
  );
}
