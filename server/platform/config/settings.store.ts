import type { Tx } from '#server/platform/db/tx.ts';

type SettingTables = {
  settings: { key: string; value: unknown; changedAt: number };
};

/** Reads a setting of the whole installation; undefined when it was never written. */
export async function readSetting<Value>(tx: Tx, key: string): Promise<Value | undefined> {
  const row = await tx.db
    .withTables<SettingTables>()
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value as Value | undefined;
}

/** Writes a setting of the whole installation. */
export async function writeSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await tx.db
    .withTables<SettingTables>()
    .insertInto('settings')
    .values({ key, value: text, changedAt: tx.now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text, changedAt: tx.now }))
    .execute();
}
