/**
 * Who does a thing: recorded with every event.
 *
 * `user` signs in; `person` is a customer's human (private link, mail); `token` acts for the user who made it;
 * `system` is the clock, a listener or a job; `rule` is an automation named by its id.
 */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly from?: From }
  | { readonly kind: 'token'; readonly id: string; readonly userId: string; readonly from?: From }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string };

/** Where somebody signed in did it from: the address on the internet, and the program as a person says it. */
export interface From {
  readonly address: string;
  readonly program: string;
}

/** The user an actor is, or acts for by a token; null for customers, rules and the clock. */
export function userBehind(by: Actor): string | null {
  if (by.kind === 'user') return by.id;
  return by.kind === 'token' ? by.userId : null;
}
