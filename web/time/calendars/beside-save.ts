import type { ComponentType } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';

/** A calendar as it is being edited, and the revision that is edited. */
export interface EditedCalendar {
  readonly calendarId: string;
  readonly basedOn: string;
  readonly definition: CalendarDefinition;
}

/** A calendar that is to go though something counts by it. */
export interface CalendarToRemove {
  readonly id: string;
  readonly name: string;
}

/** A socket: what rooms to the right offer beside the saving of a calendar (SLA-10); filled once by the web's composition. */
export const besideSave: {
  Offer: ComponentType<EditedCalendar> | undefined;
  OfferRemoval: ComponentType<CalendarToRemove> | undefined;
} = { Offer: undefined, OfferRemoval: undefined };
