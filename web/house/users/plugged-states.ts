import type { ReactNode } from 'react';

/** What a room to the right of the house tells of a user: in the list, and to be set where one user is shown. */
export interface PluggedState {
  readonly name: () => string;
  readonly told: (userId: string) => ReactNode;
  readonly toSet: (userId: string) => ReactNode;
}

/** A socket: the states of agents, which live to the right of the house (QUE-3); filled by the shell, once. */
export const pluggedState: { state: PluggedState | undefined } = { state: undefined };
