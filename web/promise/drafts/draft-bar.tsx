import { Menu, TextInput } from '@mantine/core';
import { FolderOpen, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { CarryOver } from './carry-over.tsx';
import type { OpenDraft } from './use-draft.ts';

export interface DraftBarProps {
  readonly draft: OpenDraft;
  /** How many things the draft changes. */
  readonly changes: number;
  /** Why it cannot be published as it is. */
  readonly because: string | undefined;
  readonly onFailed: (error: unknown) => void;
}

/** The draft's name and what can be done with it: publish, discard, set aside, open another (SLA-10). */
export function DraftBar({ draft, changes, because, onFailed }: DraftBarProps) {
  const { t } = useTranslation(['promise', 'trials']);
  const [busy, setBusy] = useState(false);
  const after = async (work: () => Promise<void>) => {
    setBusy(true);
    onFailed(null);
    try {
      await work();
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const discard = async () => {
    const { name } = draft;
    const back = await draft.discard();
    toast({ text: t('levels.discarded', { name }), undo: back });
  };
  const publish = async () => {
    await draft.publish();
    toast({ text: t('levels.published') });
  };
  const calendars = draft.content.calendars.map(({ definition }) => definition.name).join(', ');
  if (changes === 0 && draft.others.length === 0) return null;
  return (
    <div className="row wrap draft-bar">
      {changes === 0 ? null : (
        <>
          <Tag tone="warn">
            <Pencil size={11} aria-hidden /> {t('levels.draft', { count: changes })}
          </Tag>
          <TextInput
            size="xs"
            w={170}
            aria-label={t('trials:draft.name')}
            value={draft.name}
            maxLength={120}
            onChange={(event) => {
              if (event.currentTarget.value.trim() !== '') draft.rename(event.currentTarget.value);
            }}
          />
          {draft.content.removedCalendars.map(({ id, name }) => (
            <span key={id} className="xs t2 row">
              {t('trials:draft.removes', { what: name })}
              <Button
                look="ghost"
                size="xs"
                title={`${t('trials:draft.keepCalendar')}: ${name}`}
                onClick={() =>
                  draft.change((content) => ({
                    ...content,
                    removedCalendars: content.removedCalendars.filter((one) => one.id !== id),
                  }))
                }
              >
                {t('trials:draft.keepCalendar')}
              </Button>
            </span>
          ))}
          {calendars === '' ? null : <span className="xs t2">{t('trials:draft.holds', { what: calendars })}</span>}
          <span className="grow" />
          <Button look="ghost" onClick={() => void draft.settle().then(() => draft.open(null))}>
            {t('trials:draft.setAside')}
          </Button>
          <Button look="ghost" onClick={() => void after(discard)}>
            {t('levels.discard')}
          </Button>
          <Button look="pri" busy={busy} because={because} onClick={() => void after(publish)}>
            {t('levels.publish')}
          </Button>
          {because === undefined ? null : <p className="carry-over xs">{because}</p>}
          <CarryOver draft={draft} />
        </>
      )}
      {draft.others.length === 0 ? null : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button look="ghost" icon={<FolderOpen size={15} aria-hidden />}>
              {t('trials:draft.others')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {draft.others.map((one) => (
              <Menu.Item key={one.id} onClick={() => void draft.settle().then(() => draft.open(one))}>
                {one.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
