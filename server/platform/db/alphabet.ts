import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './tx.ts';

const nordic = sql`collate "sv-x-icu"`;
const other = sql`collate "und-x-icu"`;

/**
 * The alphabet names stand in for whoever asks, as a `collate` clause (LNG-1): å, ä and ö after z in Swedish and
 * Finnish, beside a and o in English and German.
 *
 * Two alphabets, so that each has its index where lists are long.
 */
export function alphabetOf(tx: Tx): RawBuilder<unknown> {
  return tx.language === 'sv' || tx.language === 'fi' ? nordic : other;
}

/** Orders rows by their name in the alphabet of whoever asks. */
export function byName(tx: Tx): RawBuilder<string> {
  return sql<string>`name ${alphabetOf(tx)}`;
}

/** The place of a row in a long list by name, whatever its capitals, and whether a row comes after it. */
export function nameOrder(tx: Tx) {
  const name = sql<string>`lower(name) ${alphabetOf(tx)}`;
  return {
    name,
    isAfter: (row: { readonly name: string; readonly id: string }) =>
      sql<boolean>`(${name}, id) > (${row.name}, ${row.id}::uuid)`,
  };
}
