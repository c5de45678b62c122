import { sql } from 'kysely';
import type { World } from '#server/platform/db/tx.ts';

/** A column as the database has it. */
export interface LiveColumn {
  readonly tableName: string;
  readonly columnName: string;
  readonly dataType: string;
  readonly udtName: string;
  readonly isNullable: boolean;
}

/** Every column of every table of ours, as the migrations made them. */
export async function readLiveSchema(world: World): Promise<readonly LiveColumn[]> {
  const { rows } = await sql<LiveColumn>`
    select table_name, column_name, data_type, udt_name, is_nullable = 'YES' as is_nullable
    from information_schema.columns where table_schema = 'public'`.execute(world.db);
  return rows;
}
