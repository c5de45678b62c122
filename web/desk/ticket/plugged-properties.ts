import type { ComponentType } from 'react';

/** A row of a ticket's properties from a room to the right of the desk. */
export interface PluggedProperty {
  readonly name: string;
  readonly Property: ComponentType<{ readonly ticketId: string }>;
}

/** A socket: what rooms to the right of the desk tell beside a ticket; filled by the shell, once. */
export const pluggedProperties: PluggedProperty[] = [];
