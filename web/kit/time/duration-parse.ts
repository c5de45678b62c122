import { DAY, HOUR, MINUTE, type Milliseconds } from '#core/platform/instant.ts';

/** Reads what a person writes for a length of time (`30 min`, `4 h`, `1 h 30`, `2 d`); undefined when it is none. */
export function parseDuration(text: string): Milliseconds | undefined {
  const cleaned = text.trim().toLowerCase().replace(',', '.');
  if (/^\d+$/.test(cleaned)) return Number(cleaned) * MINUTE;
  const parts = [...cleaned.matchAll(/(\d+(?:\.\d+)?)\s*([a-zåäö]*)/g)];
  if (parts.length === 0 || cleaned.replace(/(\d+(?:\.\d+)?)\s*([a-zåäö]*)/g, '').trim() !== '') return undefined;
  let sum = 0;
  let unitBefore: Milliseconds | undefined;
  for (const [, amount, word] of parts) {
    const unit: Milliseconds | undefined = word ? unitOf(word) : unitBefore === HOUR ? MINUTE : undefined;
    if (unit === undefined) return undefined;
    sum += Number(amount) * unit;
    unitBefore = unit;
  }
  return Math.round(sum);
}

function unitOf(word: string): Milliseconds | undefined {
  if (/^(m|min|minut|minuter|minutes?|minuten?|minuuttia?)$/.test(word)) return MINUTE;
  if (/^(h|t|tim|timmar|timme|hours?|std|stunden?|tuntia?)$/.test(word)) return HOUR;
  if (/^(d|dag|dagar|dygn|days?|tag|tage|pv|päivää?|vrk)$/.test(word)) return DAY;
  return undefined;
}
