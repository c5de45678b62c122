import type { public_ as source } from '#languages/sv/public.ts';
import type { Translation } from '#languages/translation.ts';

export const public_: Translation<typeof source> = {
  privateLink: 'Privater Link',
  created: 'Vorgang {{number}} · angelegt am {{date}}',
  messages: 'Nachrichten',
  from: '{{name}} von {{site}}',
  you: 'Sie',
  steps: {
    received: 'Eingegangen',
    answered: 'Beantwortet',
    after: 'nach {{lasting}}',
    working: 'Wir arbeiten daran',
    waiting: 'Wir warten auf Sie',
    has: '{{name}} kümmert sich darum',
    done: 'Erledigt',
    by: 'zugesagt bis {{when}}',
  },
  promise: {
    answer: 'Wir antworten Ihnen bis {{when}}',
    done: 'und sind fertig bis {{when}}.',
    yours: 'Wir warten auf Ihre Antwort. Schreiben Sie unten, dann machen wir weiter.',
    closed: 'Der Vorgang ist abgeschlossen.',
  },
  when: {
    today: 'heute {{time}}',
    yesterday: 'gestern {{time}}',
    byToday: 'heute {{time}}',
    byTomorrow: 'morgen {{time}}',
    byDay: '{{day}}, {{time}}',
  },
  lasting: {
    minutes_one: '{{count}} Minute',
    minutes_other: '{{count}} Minuten',
    hours_one: '{{count}} Stunde',
    hours_other: '{{count}} Stunden',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tagen',
  },
  composer: {
    label: 'Ihre Nachricht',
    more: 'Mehr schreiben …',
    moreOrAnswer: 'Mehr schreiben oder {{name}} antworten …',
    attach: 'Dateien anhängen',
    removeFile: '{{name}} entfernen',
    send: 'Senden',
    tooLarge: 'Die Datei ist zu groß. Sie darf höchstens {{size}} MB haben.',
    failed: 'Das Senden ist gerade nicht möglich. Ihr Text bleibt erhalten, versuchen Sie es bitte gleich noch einmal.',
  },
  solved: {
    title: 'Ist es gelöst?',
    lead: 'Dann können Sie den Vorgang selbst abschließen. Sie können ihn jederzeit wieder öffnen.',
    close: 'Vorgang abschließen',
    isClosed: 'Der Vorgang ist abgeschlossen',
    openLead: 'Doch nicht gelöst? Öffnen Sie ihn wieder, dann machen wir weiter.',
    reopen: 'Vorgang wieder öffnen',
    failed: 'Das geht gerade nicht. Versuchen Sie es bitte gleich noch einmal.',
  },
  link: {
    hint: 'Wer den Link hat, kann den Vorgang lesen.',
    renew: 'Link wechseln',
    renewed: 'Der alte Link gilt nicht mehr. Speichern Sie die Adresse dieser Seite.',
  },
  invalid: {
    title: 'Der Link gilt nicht',
    lead: 'Vielleicht wurde er ersetzt. Nehmen Sie den Link aus der letzten Mail oder antworten Sie auf die Mail.',
  },
  unreachable: {
    title: 'Die Seite antwortet gerade nicht',
    lead: 'Versuchen Sie es gleich noch einmal. Sie können auch auf die Mail antworten.',
  },
  refusals: {},
};
