/** A moment on the world's clock: whole milliseconds since 1970-01-01T00:00:00Z. Names of instants end in `At`. */
export type Instant = number;

/** A length of time in whole milliseconds; other units say so in the name (`targetMinutes`). */
export type Milliseconds = number;

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60_000;
export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 86_400_000;
