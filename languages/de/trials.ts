import type { trials as source } from '#languages/sv/trials.ts';
import type { Translation } from '#languages/translation.ts';

/** German words of what-if. */
export const trials: Translation<typeof source> = {
  title: 'Was wäre wenn?',
  lead_one:
    'Der Entwurf, erprobt an {{count}} Vorgang des Zeitraums, mit den damaligen Kalendern. Bis Sie veröffentlichen, ändert sich nichts.',
  lead_other:
    'Der Entwurf, erprobt an {{count}} Vorgängen des Zeitraums, mit den damaligen Kalendern. Bis Sie veröffentlichen, ändert sich nichts.',
  empty:
    'Ändern Sie ein Ziel, eine Regel oder einen Kalender. Hier sehen Sie dann, was das bedeutet hätte, bevor ein Kunde eine andere Zusage bekommt.',
  notTried: 'Der Entwurf ist noch nicht erprobt.',
  noPromises:
    'Keine Zusagen im Zeitraum. Wählen Sie oben einen anderen Zeitraum, zum Beispiel dieses Quartal oder die gesamte Zeit.',
  period: 'Zeitraum',
  try: 'Entwurf erproben',
  again: 'Noch einmal erproben',
  cancel: 'Abbrechen',
  outdated: 'Der Entwurf wurde geändert, seit er erprobt wurde.',
  progress: '{{read}} von {{all}} Verläufen gelesen',
  cancelled: 'Abgebrochen. Die Zahlen gelten für das, was gelesen war.',
  failed: 'Die Erprobung konnte nicht beendet werden. Versuchen Sie es noch einmal.',
  published: 'Veröffentlicht',
  drafted: 'Entwurf',
  keptOf: '{{met}} von {{all}}',
  by: 'Aufgeteilt nach',
  dimensions: { department: 'Gruppe', level: 'Stufe', priority: 'Priorität', promise: 'Zusage', site: 'Standort' },
  noChange: 'keine Änderung',
  better: '{{points}} Punkte besser',
  worse: '{{points}} Punkte schlechter',
  none: 'Keine',
  gone: 'Entfernt',
  changedHeading: 'Vorgänge, die sich ändern würden',
  newlyMissed_one: '{{count}} neu gebrochen',
  newlyMissed_other: '{{count}} neu gebrochen',
  newlyKept_one: '{{count}} eingehalten',
  newlyKept_other: '{{count}} eingehalten',
  all_one: '{{count}} Zusage ansehen',
  all_other: 'Alle {{count}} Zusagen',
  nothingChanges: 'Keine Zusage des Zeitraums bekommt ein anderes Urteil.',
  change: {
    all: 'Alle',
    'newly-missed': 'Würden gebrochen',
    'newly-kept': 'Würden eingehalten',
    'newly-promised': 'Bekommen eine Zusage',
    'no-longer-promised': 'Verlieren die Zusage',
    other: 'Anderes',
  },
  fate: {
    met: 'eingehalten',
    missed: 'gebrochen',
    overdue: 'gebrochen, noch offen',
    cancelled: 'abgebrochen',
    running: 'läuft',
    none: 'keine Zusage',
  },
  why: {
    level: 'Die Stufe wird {{level}} statt {{before}}',
    target: 'Das Ziel wird {{target}} statt {{before}}',
    counting: 'Die Zeit zählt nach einem anderen Kalender oder in anderen Status',
  },
  noLevel: 'keine Stufe',
  noTarget: 'kein Ziel',
  page: {
    title: 'Was wäre wenn: Zusagen, die sich ändern würden',
    lead: 'So wären die Urteile ausgefallen, hätte der Entwurf vom ersten Tag an gegolten.',
    back: 'Zu den Servicelevels',
    ticket: 'Vorgang',
    department: 'Gruppe',
    promise: 'Zusage',
    due: 'Fällig: jetzt und dann',
    why: 'Warum',
    more: 'Mehr zeigen',
    filter: 'Zeigen',
    empty: 'Keine Zusage ändert sich auf diese Weise.',
    gone: 'Die Erprobung gibt es nicht mehr. Erproben Sie den Entwurf noch einmal.',
  },
  draft: {
    name: 'Name des Entwurfs',
    defaultName: 'Entwurf {{date}}',
    others: 'Andere Entwürfe',
    setAside: 'Beiseitelegen',
    tryCalendar: 'In einem Entwurf erproben',
    tryCalendarHint: 'Sehen Sie, was der Kalender für die Zusagen bedeutet hätte, bevor er gilt',
    holds: 'Der Entwurf ändert auch {{what}}.',
    removes: 'Der Entwurf entfernt {{what}}.',
    keepCalendar: 'Behalten',
    removeCalendar: 'In einem Entwurf entfernen',
    removeCalendarHint: 'Den Stufen einen anderen Kalender geben und diesen beim Veröffentlichen entfernen',
  },
  help: {
    title: 'Was wäre wenn?',
    draft:
      'Ändern Sie Stufen, Regeln oder Ziele ohne Regel, werden die Änderungen ein Entwurf, der bleibt, bis Sie ihn veröffentlichen oder verwerfen. Veröffentlichen Sie, gilt alles auf einmal.',
    replay:
      'Beim Erproben wird jeder Verlauf des Zeitraums neu gelesen: einmal nach dem Veröffentlichten und einmal, als hätte der Entwurf vom ersten Tag an gegolten. Was der Entwurf nicht berührt, wird nach den damaligen Stufen und Kalendern beurteilt.',
    rules:
      'Ändert der Entwurf die Regeln, werden sie zu denselben Zeitpunkten wie damals geprüft, am Vorgang, wie er damals war. Eine Stufe, die ein Mensch gesetzt hat, ändert sich nicht. Eine Stufe, die der Entwurf entfernt, gibt es in der Probe gar nicht: Die Vorgänge erhalten die Stufe, die die Regeln gewählt hätten.',
  },
  refusals: {
    drafts: {
      'not-found': 'Den Entwurf gibt es nicht mehr. Vielleicht wurde er veröffentlicht oder verworfen.',
      stale: 'Jemand anderes hat den Entwurf geändert. Er wurde neu geholt.',
    },
    trials: { 'not-found': 'Die Erprobung gibt es nicht mehr.' },
  },
};
