import { MessageSquareText } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorHandle } from '#web/desk/composer/editor.tsx';
import { Pick } from '#web/desk/tickets/pick.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import type { TicketPhrases } from './use-phrases.ts';

/** The composer's button for canned phrases (TKT-3): a list to pick from by typing and arrows. */
export function PhraseButton({ handle, phrases }: PhraseButtonProps) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const rows = phrases.find('');
  const put = (id: string) => {
    const phrase = rows.find((row) => row.id === id);
    const insert = () => phrase && handle.current?.editor()?.chain().focus().insertContent(phrases.fill(phrase)).run();
    // The list gives the focus back when it has closed; only then does the caret stay in the text.
    setTimeout(insert, 220);
  };
  return (
    <>
      <Button
        look="ghost"
        size="sm"
        icon={<MessageSquareText size={16} aria-hidden />}
        because={phrases.any ? undefined : t('phrases.noneHere')}
        onClick={() => setOpen(true)}
      >
        {t('compose.phrases')}
      </Button>
      {open ? (
        <Pick
          title={t('phrases.pick')}
          choices={rows.map((row) => ({ value: row.id, label: `${row.name}  /${row.shortcut}` }))}
          onPick={put}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface PhraseButtonProps {
  readonly handle: RefObject<EditorHandle | null>;
  readonly phrases: TicketPhrases;
}
