import type { house as source } from '#languages/sv/house.ts';
import type { Translation } from '#languages/translation.ts';
import { houseEntry } from './house-entry.ts';
import { housePeople } from './house-people.ts';
import { houseEvents } from './house-events.ts';
import { houseRecords } from './house-records.ts';
import { houseSelf } from './house-self.ts';
import { houseStart } from './house-start.ts';

/** Words of the house wing in this language. */
export const house: Translation<typeof source> = {
  refusals: {
    'sign-in': {
      wrong:
        'E-Mail oder Passwort ist falsch. Noch $t(house:numbers.{{triesLeft}}), danach warten wir $t(house:waits.{{minutes}}).',
      wrong_none: 'E-Mail oder Passwort ist falsch. Wir warten $t(house:waits.{{minutes}}) bis zum nächsten Versuch.',
      wait: 'Zu viele Versuche. Warten Sie $t(house:waits.{{minutes}}) und versuchen Sie es dann erneut.',
      'code-needed': 'Geben Sie den Code aus Ihrer Authentifizierungs-App ein.',
      'code-wrong': 'Der Code stimmt nicht. Warten Sie auf den nächsten und versuchen Sie es erneut.',
      'not-first': 'Es gibt bereits eine Administratorin oder einen Administrator. Melden Sie sich stattdessen an.',
      'link-spent': 'Der Link ist nicht mehr gültig. Fordern Sie einen neuen an.',
      'no-session': 'Diese Anmeldung ist bereits beendet.',
      password:
        'Wählen Sie ein anderes Passwort: mindestens zehn Zeichen, nicht Ihr Name oder Ihre Adresse und nichts, was viele verwenden.',
    },
    totp: {
      'already-on': 'Die Anmeldung in zwei Schritten ist bereits eingeschaltet.',
      'not-prepared': 'Beginnen Sie von vorn: das Geheimnis für die Anmeldung in zwei Schritten fehlt.',
    },
    cursor: {
      unreadable: 'Von dort kann die Liste nicht weitergelesen werden. Beginnen Sie von vorn.',
    },
    profile: {
      'in-person': 'Das geschieht im Browser, nicht mit einem Token.',
      picture: 'Das Bild muss PNG, JPEG, GIF oder WebP sein und höchstens 200 kB groß.',
    },
    tokens: {
      'scope-not-held': 'Sie können einem Token nur Rechte geben, die Sie selbst haben.',
      'already-expired': 'Der letzte Tag ist bereits vorbei.',
      'not-found': 'Das Token gibt es nicht.',
    },
    roles: {
      'not-found': 'Die Rolle gibt es nicht.',
      fixed: 'Die Rolle der Administration kann nicht geändert werden.',
      'name-taken': 'Eine Rolle mit diesem Namen gibt es bereits.',
      'more-than-own': 'Sie können nicht mehr geben oder nehmen, als Sie selbst dürfen.',
      'in-use': 'Die Rolle wird verwendet. Nehmen Sie sie allen weg, bevor Sie sie löschen.',
    },
    users: {
      'not-found': 'Diese Person gibt es nicht.',
      'last-administrator':
        'Mindestens eine Person muss überall Benutzer verwalten können. Geben Sie dieses Recht zuerst jemand anderem.',
      self: 'Sie können sich nicht selbst sperren.',
      'email-taken': 'Es gibt bereits jemanden mit dieser Adresse.',
      'no-invitation': 'Die Einladung gibt es nicht mehr.',
    },
    groups: {
      'not-found': 'Die Gruppe gibt es nicht.',
      'name-taken': 'Eine Gruppe mit diesem Namen gibt es bereits.',
    },
    fields: {
      unknown: 'Es gibt kein Feld namens {{key}}.',
      required: 'Füllen Sie {{name}} aus.',
      'not-found': 'Das Feld gibt es nicht mehr.',
      'name-taken': 'Es gibt schon ein Feld namens {{name}}.',
      'no-choices': 'Schreiben Sie mindestens eine Auswahl.',
      'never-hidden': 'Status und Zuständige können nicht ausgeblendet werden.',
      'not-text': '{{name}} ist zu lang. Höchstens 4.000 Zeichen haben Platz.',
      'not-number': '{{name}} muss eine Zahl sein.',
      'not-date': '{{name}} muss ein Datum sein, zum Beispiel 2025-10-30.',
      'not-choice': '{{name}} muss eine der Auswahlen sein.',
      'not-checkbox': '{{name}} muss ja oder nein sein.',
    },
    notifications: {
      'not-found': 'Die Benachrichtigung gibt es nicht.',
    },
  },
  numbers: {
    0: 'kein Versuch',
    1: 'ein Versuch',
    2: 'zwei Versuche',
    3: 'drei Versuche',
    4: 'vier Versuche',
    5: 'fünf Versuche',
  },
  waits: {
    1: 'eine Minute',
    2: 'zwei Minuten',
    3: 'drei Minuten',
    4: 'vier Minuten',
    5: 'fünf Minuten',
    6: 'sechs Minuten',
    7: 'sieben Minuten',
    8: 'acht Minuten',
    9: 'neun Minuten',
    10: 'zehn Minuten',
    11: 'elf Minuten',
    12: 'zwölf Minuten',
    13: 'dreizehn Minuten',
    14: 'vierzehn Minuten',
    15: 'eine Viertelstunde',
  },
  mails: {
    foot: 'Svara hat dies gesendet, weil jemand in Ihrer Organisation darum gebeten hat oder weil Sie benachrichtigt werden möchten.',
    invitation: {
      subject: '{{by}} lädt Sie zu Svara ein',
      body: 'Guten Tag {{name}}\n\n{{by}} möchte, dass Sie gemeinsam in Svara Kundinnen und Kunden antworten. Wählen Sie ein Passwort, und Sie sind dabei. Der Link gilt sieben Tage.',
      button: 'Annehmen',
    },
    passwordReset: {
      subject: 'Neues Passwort für Svara',
      body: 'Guten Tag {{name}}\n\nHier wählen Sie ein neues Passwort. Der Link gilt eine Stunde und funktioniert einmal.\n\nWenn Sie nicht darum gebeten haben, brauchen Sie nichts zu tun: Ihr Passwort ist unverändert.',
      button: 'Neues Passwort wählen',
    },
    notice: {
      subject: '{{notice}}',
      body: '{{notice}}',
      button: 'Öffnen',
    },
  },
  notices: {
    'promise-warned': '{{number}}: {{promise}} ist fällig {{due}}. {{title}}',
    'promise-missed': '{{number}}: die Zusage {{promise}} wurde {{due}} gebrochen. {{title}}',
    'ticket-assigned': '{{by}} hat Ihnen {{number}} gegeben. {{title}}',
    'ticket-mentioned': '{{by}} hat Sie in {{number}} erwähnt. {{title}}',
    'mail-failed': '{{number}}: die E-Mail an {{address}} kam nicht an. {{title}}',
    'account-failed':
      'Das E-Mail-Konto {{address}} antwortet nicht: $t(channels:email.trouble.{{reason}}). Es ist keine E-Mail verloren gegangen.',
    'account-recovered': 'Das E-Mail-Konto {{address}} antwortet wieder. Was gewartet hat, wird jetzt abgeholt.',
    'feed-failed':
      'Der Kalender {{name}}, dem {{calendar}} folgt, lässt sich nicht lesen: $t(time:feeds.faults.{{reason}}). Was vorher gelesen wurde, gilt weiter.',
    'feed-recovered': 'Der Kalender {{name}}, dem {{calendar}} folgt, lässt sich wieder lesen.',
    'report-failed': 'Der Bericht {{title}} konnte nicht gesendet werden. Die Berichtszentrale sagt, warum.',
    'report-stopped': 'Der Versand von {{title}} wurde angehalten. Die Berichtszentrale sagt, warum.',
    'filter-alarm': 'Alarm vom Filter {{filter}}: {{number}} {{title}}. {{text}}',
    other: 'Es ist etwas geschehen. {{title}}',
  },
  promises: {
    'first-answer': 'erste Antwort',
    'next-answer': 'nächste Antwort',
    'first-assign': 'erste Zuweisung',
    'first-resolution': 'erste Lösung',
    resolution: 'Lösung',
    update: 'Zwischenbericht',
    'chat-answer': 'Chat-Antwort',
    'call-answer': 'Anrufannahme',
  },
  bell: {
    title: 'Benachrichtigungen',
    unread_one: 'Benachrichtigungen, {{count}} ungelesen',
    unread_other: 'Benachrichtigungen, {{count}} ungelesen',
    readAll: 'Alle als gelesen markieren',
    none: 'Nichts Neues',
    noneHint: 'Hier erscheinen Warnungen zu Zusagen und Nachrichten von Kolleginnen und Kollegen.',
    new: 'ungelesen',
  },
  help: {
    title: 'Benutzer, Anmeldung und erste Schritte',
    start:
      'Erste Schritte zeigt, was nötig ist, bevor Sie rechtzeitige Antworten zusagen können. Zeilen mit Warndreieck sind Pflicht. Die Beispielwelt wird mit einem Klick geladen und entfernt; was Sie selbst anlegen, bleibt.',
    users:
      'Laden Sie Ihr Team per E-Mail ein. Kommt die E-Mail nicht an, können Sie den Link selbst übergeben, er gilt sieben Tage. Eine Rolle gilt überall oder an gewählten Standorten, und niemand kann mehr geben, als er selbst hat.',
    blocking:
      'Wer gesperrt wird, ist überall abgemeldet, und seine API-Schlüssel gelten nicht mehr. Die Historie bleibt.',
    groups:
      'Eine Gruppe ist auch die Abteilung, zu der ein Vorgang gehört. Warnungen zu Zusagen können an eine Gruppe gehen.',
    signIn:
      'Fünf falsche Versuche sind frei, dann warten wir eine Minute und danach länger. Die Anmeldung in zwei Schritten schalten Sie in Ihrem Profil ein; bewahren Sie die Ersatzcodes auf. Dort beenden Sie auch Anmeldungen.',
    tokens: 'Ein API-Schlüssel darf, was Sie wählen, nie mehr als Sie selbst. Er wird einmal angezeigt.',
    audit:
      'Das Prüfprotokoll zeigt, wer was wann und von wo getan hat, worum es ging und was davor und danach dastand.',
  },
  ...houseEntry,
  ...housePeople,
  ...houseEvents,
  ...houseRecords,
  ...houseSelf,
  ...houseStart,
};
