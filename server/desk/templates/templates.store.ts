import { sql } from 'kysely';
import type { ChecklistItem, Template, TemplatePresets } from '#core/desk/templates/template.ts';
import type { Instant } from '#core/platform/instant.ts';
import { byName } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A template's row (TPL-1). */
export interface TemplateRow extends Template {
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** Set when it is offered no more. */
  readonly archivedAt: Instant | null;
}

export type TemplateTables = { ticketTemplates: TemplateRow };
const tables = (tx: Tx) => tx.db.withTables<TemplateTables>();

/** Every template, by name; archived ones too. */
export async function listTemplateRows(tx: Tx): Promise<TemplateRow[]> {
  return tables(tx).selectFrom('ticketTemplates').selectAll().orderBy(byName(tx)).orderBy('id').execute();
}

/** One template. */
export async function findTemplateRow(tx: Tx, id: string): Promise<TemplateRow | undefined> {
  return tables(tx).selectFrom('ticketTemplates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One template, held until the end of the transaction. */
export async function lockTemplateRow(tx: Tx, id: string): Promise<TemplateRow | undefined> {
  return tables(tx).selectFrom('ticketTemplates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whether another template that is offered has the name at the same site in the same language, whatever its case. */
export async function isTemplateNameTaken(
  tx: Tx,
  { id, name, siteId, language }: Pick<TemplateRow, 'id' | 'name' | 'siteId' | 'language'>,
): Promise<boolean> {
  const found = await sql`
    select 1 from ticket_templates where lower(name) = lower(${name}) and site_id is not distinct from ${siteId}::uuid
      and language is not distinct from ${language}::text and archived_at is null and id <> ${id}`.execute(tx.db);
  return found.rows.length > 0;
}

/** Writes a template, new or changed. */
export async function putTemplate(tx: Tx, template: TemplateRow): Promise<void> {
  const row = {
    ...template,
    presets: sql<TemplatePresets>`${JSON.stringify(template.presets)}::text::jsonb`,
    checklist: sql<ChecklistItem[]>`${JSON.stringify(template.checklist)}::text::jsonb`,
  };
  await tables(tx)
    .insertInto('ticketTemplates')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row as never))
    .execute();
}
