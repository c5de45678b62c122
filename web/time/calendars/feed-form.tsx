import { type FormEvent, useState } from 'react';
import { followCalendarFeed, listCalendarFeeds, uploadCalendarFeed } from '#api/time/calendar-feeds.ts';
import { listCalendarRevisions, readCalendar } from '#api/time/calendars.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';

const REFRESH = [listCalendarFeeds, readCalendar, listCalendarRevisions];

/** Follows a calendar kept elsewhere: an address that is fetched again, or a file (CAL-1). */
export function FeedForm({ calendarId, onClose }: { readonly calendarId: string; readonly onClose: () => void }) {
  const { t } = useCalendarWords();
  const [source, setSource] = useState<'address' | 'file'>('address');
  const [name, setName] = useState('');
  const [says, setSays] = useState<'closed' | 'open'>('closed');
  const [address, setAddress] = useState('');
  const [every, setEvery] = useState('6');
  const [file, setFile] = useState<File>();
  const follow = useCall(followCalendarFeed, { refresh: REFRESH, onSuccess: onClose });
  const upload = useCall(uploadCalendarFeed, { refresh: REFRESH, onSuccess: onClose });
  const params = { calendarId };
  const ready = name.trim() !== '' && (source === 'address' ? address.trim() !== '' : file !== undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (source === 'address') follow.mutate({ params, body: { name, says, address, everyHours: Number(every) } });
    else if (file) upload.mutate({ params, body: { name, says, content: await file.text() } });
  };
  const error = source === 'address' ? follow.error : upload.error;
  return (
    <form
      className="dvf"
      aria-label={t('feeds.add')}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <SegmentedControl
        label={t('feeds.source')}
        value={source}
        options={[
          { value: 'address', label: t('feeds.byAddress') },
          { value: 'file', label: t('feeds.byFile') },
        ]}
        onChange={setSource}
      />
      <Field label={t('feeds.name')} required>
        <input className="inp" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      {source === 'address' ? (
        <Field label={t('feeds.address')} hint={t('feeds.addressHint')} required>
          <input
            className="inp"
            inputMode="url"
            placeholder="https://"
            value={address}
            maxLength={2000}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
      ) : (
        <Field label={t('feeds.file')} required>
          <input
            className="inp"
            type="file"
            accept=".ics,.ical,text/calendar"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              setFile(chosen);
              if (chosen && name === '') setName(chosen.name.replace(/\.\w+$/, ''));
            }}
          />
        </Field>
      )}
      <div className="row" style={{ gap: 14, flexWrap: 'wrap' }}>
        <span className="row" style={{ gap: 8 }}>
          <span className="xs t2">{t('feeds.says')}</span>
          <SegmentedControl
            label={t('feeds.says')}
            value={says}
            options={[
              { value: 'closed', label: t('feeds.closes') },
              { value: 'open', label: t('feeds.opens') },
            ]}
            onChange={setSays}
          />
        </span>
        {source === 'address' ? (
          <label className="row xs t2" style={{ gap: 8 }}>
            {t('feeds.every')}
            <select className="inp" value={every} onChange={(event) => setEvery(event.target.value)}>
              <option value="1">{t('feeds.every1')}</option>
              <option value="6">{t('feeds.every6')}</option>
              <option value="24">{t('feeds.every24')}</option>
            </select>
          </label>
        ) : null}
      </div>
      {error ? <ErrorState error={error} /> : null}
      <div className="row">
        <span className="grow" />
        <Button look="ghost" size="sm" onClick={onClose}>
          {t('feeds.cancel')}
        </Button>
        <Button look="pri" size="sm" type="submit" disabled={!ready} busy={follow.isPending || upload.isPending}>
          {t('feeds.follow')}
        </Button>
      </div>
    </form>
  );
}
