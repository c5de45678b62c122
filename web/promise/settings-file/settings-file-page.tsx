import { Checkbox, FileButton, Textarea } from '@mantine/core';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFallbackTargets, listLevelRules } from '#api/promise/level-rules.ts';
import { listLevels } from '#api/promise/levels.ts';
import {
  applySettingsFile,
  diffSettingsFile,
  exportSettingsFile,
  type SettingsDiff,
} from '#api/promise/settings-file.ts';
import { listCalendars } from '#api/time/calendars.ts';
import { isDeed } from '#core/promise/settings-file/compare-settings.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, NoRights } from '#web/kit/parts/states.tsx';
import { addressOf } from '#web/kit/wire/call.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { SettingsChanges } from './settings-changes.tsx';
import './settings-file.css';

/** Levels, rules, calendars and filters as one file: taken out, offered, compared and applied (SLA-11). */
export function SettingsFilePage() {
  const { t } = useTranslation('promise');
  const me = useMe();
  const [text, setText] = useState('');
  const [prune, setPrune] = useState(false);
  const [seen, setSeen] = useState<SettingsDiff | null>(null);
  const [applied, setApplied] = useState<number | null>(null);
  const compare = useCall(diffSettingsFile, { onSuccess: (diff) => setSeen(diff ?? null) });
  const apply = useCall(applySettingsFile, {
    refresh: [listLevels, listLevelRules, listFallbackTargets, listCalendars],
    onSuccess: (answer) => {
      setApplied((answer?.changes ?? []).filter(isDeed).length);
      setSeen(null);
      setText('');
    },
  });
  const offer = (written: string, pruned: boolean) => {
    setText(written);
    setPrune(pruned);
    setSeen(null);
    setApplied(null);
    apply.reset();
  };
  const show = (written: string, pruned: boolean) => {
    offer(written, pruned);
    if (written.trim() !== '') compare.mutate({ body: { text: written, prune: pruned } });
  };
  const take = (file: File | null | undefined) => void file?.text().then((written) => show(written, prune));
  if (me && !mayDo(me, 'settings.edit')) {
    return (
      <Page title={t('settingsFile.title')}>
        <NoRights />
      </Page>
    );
  }
  const changes = (seen?.changes ?? []).filter(isDeed).length;
  const error = apply.error ?? compare.error;
  return (
    <Page title={t('settingsFile.title')} lead={t('settingsFile.lead')}>
      <Section title={t('settingsFile.download')} hint={t('settingsFile.downloadHint')}>
        <a className="btn" href={addressOf(exportSettingsFile, {})} download="svara-settings.yaml">
          <Download size={15} aria-hidden /> {t('settingsFile.download')}
        </a>
      </Section>
      <Section title={t('settingsFile.offer')} hint={t('settingsFile.offerHint')}>
        <div
          className="settings-drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer.files[0]);
          }}
        >
          <Textarea
            aria-label={t('settingsFile.text')}
            placeholder="svara-settings: 1"
            value={text}
            onChange={(event) => offer(event.currentTarget.value, prune)}
            autosize
            minRows={6}
            maxRows={18}
            spellCheck={false}
            classNames={{ input: 'mono settings-text' }}
          />
          <div className="row wrap settings-acts">
            <FileButton onChange={take} accept=".yaml,.yml,text/yaml,application/yaml,text/plain">
              {(props) => (
                <Button {...props} icon={<FileUp size={15} aria-hidden />}>
                  {t('settingsFile.choose')}
                </Button>
              )}
            </FileButton>
            <Checkbox
              label={t('settingsFile.prune')}
              checked={prune}
              onChange={(event) => {
                const pruned = event.currentTarget.checked;
                if (seen) show(text, pruned);
                else setPrune(pruned);
              }}
            />
            <span className="grow" />
            <Button
              look={seen && changes > 0 ? 'ghost' : 'pri'}
              busy={compare.isPending}
              disabled={text.trim() === ''}
              onClick={() => show(text, prune)}
            >
              {t('settingsFile.compare')}
            </Button>
            {seen && changes > 0 && seen.problems.length === 0 ? (
              <Button
                look="pri"
                busy={apply.isPending}
                onClick={() => apply.mutate({ body: { text, prune, basedOn: seen.basedOn } })}
              >
                {t('settingsFile.apply', { count: changes })}
              </Button>
            ) : null}
          </div>
        </div>
        {error ? <ErrorState error={error} /> : null}
        {applied === null ? null : (
          <p role="status" className="settings-done">
            {t('settingsFile.applied', { count: applied })}
          </p>
        )}
        {seen ? <SettingsChanges diff={seen} /> : null}
      </Section>
    </Page>
  );
}
