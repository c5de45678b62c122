import { listTemplates, type Template } from '#api/desk/templates.ts';
import { findTemplates } from '#core/desk/templates/find-templates.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** The templates that can be chosen at a site, best first (TPL-2); and every one by its id, archived ones too. */
export function useTemplates(siteId: string, language: string | null = null): UsableTemplates {
  const rows = useAnswer(listTemplates, {}, { staleTime: 60_000 }).data?.rows ?? [];
  return {
    here: findTemplates(
      rows.filter(({ archivedAt }) => archivedAt === null),
      '',
      { siteId, language },
    ),
    find: (id) => rows.find((row) => row.id === id),
  };
}

export interface UsableTemplates {
  readonly here: readonly Template[];
  readonly find: (id: string | null) => Template | undefined;
}
