import { ListChecks } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import type { EditorHandle } from '#web/desk/composer/editor.tsx';
import type { TicketPhrases } from '#web/desk/phrases/use-phrases.ts';
import { Button } from '#web/kit/parts/button.tsx';

/** Puts the answer of the ticket's template in at the caret, its variables filled (TPL-1); absent without one. */
export function TemplateReplyButton({ ticket, handle, phrases }: TemplateReplyButtonProps) {
  const { t } = useTranslation('desk');
  const replyHtml = ticket.template?.replyHtml ?? '';
  if (replyHtml === '') return null;
  return (
    <Button
      look="ghost"
      size="sm"
      icon={<ListChecks size={16} aria-hidden />}
      onClick={() =>
        handle.current
          ?.editor()
          ?.chain()
          .focus()
          .insertContent(phrases.fill({ bodyHtml: replyHtml }))
          .run()
      }
    >
      {t('templates.useReply')}
    </Button>
  );
}

interface TemplateReplyButtonProps {
  readonly ticket: Ticket;
  readonly handle: RefObject<EditorHandle | null>;
  readonly phrases: TicketPhrases;
}
