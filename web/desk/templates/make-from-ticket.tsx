import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { templateFromTicket } from '#core/desk/templates/template-from-ticket.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { type TemplateBeginning, TemplateForm } from './template-form.tsx';

/** The form of a template made from a ticket, to be read through before it is saved (TPL-1). */
export function MakeFromTicket({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const { t } = useTranslation('desk');
  const answer = ticket.messages.findLast(({ kind }) => kind === 'answer');
  const model = templateFromTicket({ ...ticket, answerHtml: answer?.html ?? '' });
  return (
    <TemplateForm
      beginning={{ ...model, targetMinutes: null } as TemplateBeginning}
      onClose={onClose}
      onMade={(name) => toast({ text: t('templates.made', { name }) })}
    />
  );
}
