import type { kit as source } from '#languages/sv/kit.ts';
import type { Translation } from '#languages/translation.ts';

export const kit: Translation<typeof source> = {
  time: {
    today: 'heute',
    yesterday: 'gestern',
    tomorrow: 'morgen',
  },
  frame: {
    skip: 'Zum Inhalt springen',
    rail: 'Hauptmenü',
    home: 'Svara, zu den Vorgängen',
    placeCount: '{{place}}, {{count}} warten',
    more: 'Mehr',
  },
  places: {
    tickets: 'Vorgänge',
    customers: 'Kunden',
    reports: 'Berichte',
    settings: 'Systemsteuerung',
    help: 'Hilfe',
  },
  keys: {
    title: 'Tasten',
    sheet: 'Tasten zeigen',
    everywhere: 'Überall',
    here: 'Hier',
    goTo: 'Gehe zu {{place}}',
    single: 'Einzelne Buchstaben als Befehle',
    singleHint: 'Aus: Nur Strg, Alt, F-Tasten und Esc bewirken etwas.',
  },
  commands: {
    open: 'Suchen oder Befehl ausführen',
    placeholder: 'Vorgang, Person, Seite oder Befehl',
    none: 'Nichts heißt „{{text}}“',
    goTo: 'Gehe zu',
  },
  toast: {
    undo: 'Rückgängig',
    close: 'Schließen',
  },
  parts: {
    removeFilter: 'Filter {{field}} entfernen',
    bulk: 'Aktionen für Ausgewählte',
    selected_one: '{{count}} ausgewählt',
    selected_other: '{{count}} ausgewählt',
    clearSelection: 'Auswahl aufheben',
    save: 'Speichern',
    cancel: 'Abbrechen',
    close: 'Schließen',
    remove: 'Entfernen',
    add: 'Hinzufügen',
    change: 'Ändern',
    saved: 'Gespeichert',
    more: 'Mehr',
    all: 'Alle',
    none: 'Keine',
  },
  states: {
    loading: 'Wird geladen',
    retry: 'Erneut versuchen',
    tryNow: 'Jetzt versuchen',
    showDifference: 'Unterschied zeigen',
    understood: 'Gesehen',
    offline: 'Keine Verbindung zum Server. Was Sie schreiben, wird hier aufbewahrt.',
    noRights: 'Hier haben Sie keinen Zugriff',
    noRightsHint: 'Ein Administrator kann ihn unter Benutzer und Rechte erteilen.',
    notFound: 'Hier ist nichts',
    notFoundHint: 'Die Adresse ist vielleicht alt oder falsch geschrieben.',
    toTheDesk: 'Zu den Vorgängen',
  },
  self: {
    title: 'Sie',
    menu: '{{name}}, Ihr Menü',
    profile: 'Ihr Profil',
    theme: 'Hell oder dunkel',
    language: 'Sprache',
    signOut: 'Abmelden',
  },
  themes: {
    light: 'Hell',
    dark: 'Dunkel',
    auto: 'Wie das System',
  },
  panel: {
    title: 'Systemsteuerung',
    start: 'Systemsteuerung',
    channels: 'Kanäle',
    rules: 'Regeln',
    organisation: 'Organisation',
  },
  pages: {
    start: 'Erste Schritte',
    mail: 'E-Mail',
    levels: 'Servicelevel',
    'settings-file': 'Einstellungsdatei',
    calendars: 'Kalender',
    statuses: 'Vorgänge',
    fields: 'Felder',
    phrases: 'Textbausteine',
    filters: 'Filter',
    templates: 'Vorlagen',
    sites: 'Standorte',
    users: 'Benutzer',
    agents: 'Sachbearbeitung',
    groups: 'Gruppen',
    roles: 'Rollen und Rechte',
    tokens: 'API-Schlüssel',
    audit: 'Prüfprotokoll',
    operations: 'Betrieb',
    imports: 'Import und Export',
  },
  problems: {
    '400': 'Etwas in Ihren Angaben stimmt nicht.',
    '401': 'Sie sind abgemeldet. Melden Sie sich wieder an, Ihr Text bleibt erhalten.',
    '403': 'Das dürfen Sie nicht.',
    '404': 'Es existiert nicht, oder Sie dürfen es nicht sehen.',
    '409': 'Jemand anderes war schneller. Ihr Text bleibt erhalten.',
    '413': 'Das ist zu groß.',
    '422': 'Etwas in Ihren Angaben stimmt nicht.',
    '429': 'Etwas zu schnell. Warten Sie kurz und versuchen Sie es erneut.',
    '500': 'Der Server konnte das nicht ausführen. Nichts wurde gespeichert. Versuchen Sie es erneut.',
    '503': 'Svara startet oder hält gerade an. Versuchen Sie es gleich erneut.',
    unreachable: 'Keine Verbindung zum Server. Ihr Text bleibt erhalten.',
    other: 'Das hat nicht geklappt ({{code}}). Nichts ist verloren.',
  },
  help: {
    faq: 'Häufige Fragen',
    questions: {
      delete: {
        asked: 'Löscht Svara E-Mails auf dem Server?',
        answer:
          'Nein, außer Sie wählen es. Jede E-Mail wird gespeichert, bevor sie als gelesen markiert wird, und ihr Original lässt sich immer herunterladen.',
      },
      own: {
        asked: 'Warum wurde die Antwort des Kunden ein eigener Vorgang?',
        answer:
          'Wer schrieb, war am Vorgang bisher nicht beteiligt und antwortete ohne dessen Schlüssel. Führen Sie beide mit M zusammen.',
      },
      due: {
        asked: 'Warum ist es erst morgen fällig, obwohl das Ziel vier Stunden ist?',
        answer: 'Nur Öffnungszeit zählt. Warum? (W) am Vorgang zeigt jede Strecke, die zählt und nicht zählt.',
      },
      silent: {
        asked: 'Warum ging keine automatische Antwort hinaus?',
        answer:
          'Listen, automatische E-Mails und Unzustellbares werden nie beantwortet, und ein Absender bekommt höchstens so viele je Stunde, wie das Konto sagt.',
      },
      phone: {
        asked: 'Ich habe das Telefon mit den Codes verloren.',
        answer:
          'Melden Sie sich mit einem Ersatzcode an, oder bitten Sie einen Administrator, die Anmeldung in zwei Schritten zu entfernen.',
      },
      move: {
        asked: 'Wie ziehen wir auf einen anderen Server um?',
        answer:
          'Laden Sie unter Import und Export in der Systemsteuerung alles herunter und nehmen Sie es in ein leeres Svara auf, oder halten Sie an und kopieren Sie den Datenordner.',
      },
    },
    changes: 'Neu in Version',
    title: 'Hilfe',
    lead: 'Wie die Seiten funktionieren. Drücken Sie ? für die Tasten einer Seite.',
  },
  refusals: {
    access: {
      'sign-in-needed': 'Melden Sie sich zuerst an.',
      'right-missing': 'Das dürfen Sie nicht. Ein Administrator kann Ihnen das Recht geben.',
    },
    request: {
      unreadable: 'Die Anfrage war nicht lesbar.',
      invalid: 'Etwas in Ihren Angaben stimmt nicht: {{fields}}',
      'unknown-address': 'Diese Adresse gibt es nicht.',
      'too-large': 'Das ist zu groß zum Senden.',
      'wrong-type': 'Diese Art von Inhalt wird hier nicht angenommen.',
      'too-many': 'Etwas zu schnell. Warten Sie kurz und versuchen Sie es erneut.',
      'key-used-for-another': 'Derselbe Schlüssel wurde schon für etwas anderes benutzt.',
    },
    server: {
      failed:
        'Der Server konnte das nicht ausführen. Nichts wurde gespeichert. Nennen Sie {{requestId}} bei Rückfragen.',
    },
  },
};
