import { sql } from 'kysely';
import { PLANNED_EACH_TIME } from './pooled-client.ts';

/**
 * Ends a statement that is planned for the very values it is asked with.
 *
 * PostgreSQL keeps one plan for whatever values from the sixth time on that a prepared statement is asked; where the
 * values decide the way to many rows, as in reports, that plan costs far more than the planning it saves.
 */
export const plannedEachTime = sql.raw(PLANNED_EACH_TIME);
