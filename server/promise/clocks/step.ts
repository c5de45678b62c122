/** The kind of the timer that tells a clock's next warning or miss (SLA-8); its key is the round's id. */
export const STEP = 'promise.step';
