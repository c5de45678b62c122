import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { archiveTemplate, listTemplates, restoreTemplate, type Template } from '#api/desk/templates.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';

/** Archives a template or offers it again, with undo (TPL-1). */
export function useArchiving(): (template: Pick<Template, 'id' | 'name'>, archived: boolean) => void {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const put = ({ id, name }: Pick<Template, 'id' | 'name'>, archived: boolean, undoable: boolean): void => {
    const params = { templateId: id };
    (archived ? call(archiveTemplate, { params }) : call(restoreTemplate, { params })).then(
      () => {
        void client.invalidateQueries({ queryKey: keyOf(listTemplates) });
        toast({
          text: t(archived ? 'templates.archivedToast' : 'templates.restoredToast', { name }),
          ...(undoable ? { undo: () => put({ id, name }, !archived, false) } : {}),
        });
      },
      (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }),
    );
  };
  return (template, archived) => put(template, archived, true);
}
