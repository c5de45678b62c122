/** The kinds of no a rule can say; each becomes one HTTP status, in one place. */
export const refusalKinds = [
  'invalid',
  'unauthenticated',
  'not-found',
  'forbidden',
  'conflict',
  'limit',
  'unavailable',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** Plain values a refusal carries, so that its sentence can say what to do. */
export type RefusalFacts = Readonly<Record<string, unknown>>;

/**
 * A rule that says no.
 *
 * `code` is `room.reason` (`tickets.stale`) and has a sentence in every language under `refusals`;
 * `facts` fill in that sentence. Everything thrown that is not a Refusal is a bug.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly facts: RefusalFacts;

  constructor(kind: RefusalKind, code: string, facts: RefusalFacts = {}) {
    super(`${kind}: ${code}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}
