import type { platform as source } from '#languages/sv/platform.ts';
import type { Translation } from '#languages/translation.ts';

export const platform: Translation<typeof source> = {
  refusals: {
    access: {
      'sign-in-needed': 'Sie müssen sich anmelden. Was Sie geschrieben haben, bleibt erhalten.',
      'right-missing': 'Ihnen fehlt das Recht {{right}}. Eine Administratorin oder ein Administrator kann es vergeben.',
      'foreign-page': 'Die Anfrage kam von einer anderen Website und wurde nicht ausgeführt.',
    },
    request: {
      unreadable: 'Die Anfrage war nicht lesbar.',
      invalid: 'Etwas in der Anfrage ist nicht verwendbar: {{fields}}.',
      'unknown-address': 'Unter dieser Adresse gibt es nichts.',
      'too-large': 'Die Datei oder der Text ist zu groß.',
      'wrong-type': 'Dieser Dateityp oder dieses Format wird hier nicht angenommen.',
      'too-many': 'Zu viele Versuche in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es erneut.',
      'key-used-for-another':
        'Der Schlüssel {{key}} wurde schon für eine andere Anfrage verwendet. Verwenden Sie einen neuen.',
    },
    server: {
      failed:
        'Bei uns ist etwas schiefgegangen. Nichts von dem, was Sie geschrieben haben, ist verloren. Versuchen Sie es erneut oder nennen Sie {{requestId}} der Person, die Svara betreibt.',
      'database-silent': 'Die Datenbank antwortet gerade nicht. Versuchen Sie es gleich noch einmal.',
    },
  },
};
