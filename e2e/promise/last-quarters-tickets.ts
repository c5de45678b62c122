/**
 * A Friday in the middle of last quarter, as a date in UTC: between the 15th and the 21st of its second month, where no
 * red day of Sweden falls on it or on the Monday after.
 */
export function aFridayOfLastQuarter(now: number): Date {
  const today = new Date(now);
  const quarter = Math.floor(today.getUTCMonth() / 3) - 1;
  const first = new Date(Date.UTC(today.getUTCFullYear(), quarter * 3 + 1, 15));
  return new Date(first.getTime() + ((5 - first.getUTCDay() + 7) % 7) * 86_400_000);
}

/** Five tickets that came at half past two that Friday, as CSV; each answered and closed at once at an instant of its own. */
export function lastQuartersTickets(now: number): string {
  const friday = aFridayOfLastQuarter(now);
  const on = (days: number, time: string) =>
    `${new Date(friday.getTime() + days * 86_400_000).toISOString().slice(0, 10)} ${time}`;
  const rows = [
    ['A', 'Trasig kran A', 'high', 'other', on(0, '14:50')],
    ['B', 'Kranen läcker B', 'high', 'other', on(0, '14:40')],
    ['C', 'Två stolar C', 'medium', 'order', on(3, '09:00')],
    ['D', 'Faktura D', 'medium', 'other', on(3, '10:00')],
    ['E', 'Adress E', 'low', 'other', on(3, '13:30')],
  ];
  return [
    'id,rubrik,prioritet,typ,kom,svar',
    ...rows.map(([id, subject, priority, type, at]) => [id, subject, priority, type, on(0, '14:30'), at].join(',')),
  ].join('\n');
}

/** How that file becomes tickets. */
export const mapping = `source: Förra systemet
dates: { format: yyyy-MM-dd HH:mm, zone: Europe/Stockholm }
ticket:
  id: id
  subject: rubrik
  priority: prioritet
  type: typ
  status: { constant: closed }
events: { opened: kom, answered: svar, closed: svar }
`;
