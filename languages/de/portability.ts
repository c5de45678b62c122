import type { portability as source } from '#languages/sv/portability.ts';
import type { Translation } from '#languages/translation.ts';

/** Words of the portability wing in this language. */
export const portability: Translation<typeof source> = {
  problems: {
    'no-id': 'Die Zeile hat keine Vorgangsnummer',
    'row-width': 'Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile',
    'row-unreadable': 'Die Zeile lässt sich nicht als JSON lesen',
    'date-unclear': 'Das Datum lässt sich in den angegebenen Formaten nicht lesen',
    'number-unclear': 'Die Zahl lässt sich nicht lesen',
    'no-opening': 'Der Vorgang hat keinen Zeitpunkt, zu dem er eröffnet wurde',
    'before-opening': 'Das Ereignis liegt vor der Eröffnung des Vorgangs',
    'in-the-future': 'Der Zeitpunkt liegt in der Zukunft',
    'state-unknown': 'Die Zuordnung sagt nicht, was der Zustand bedeutet',
    'status-unknown': 'Diesen Status gibt es in Svara nicht',
    'verdict-unknown': 'Die Zuordnung sagt nicht, ob das Wort gehalten oder gebrochen bedeutet',
    'closed-without-instant': 'Der Vorgang ist geschlossen, aber die Datei sagt nicht, wann',
    'name-unknown': 'Diesen Namen gibt es in Svara nicht',
    'name-ambiguous': 'Mehrere tragen diesen Namen',
    'level-unknown': 'Dieses Servicelevel gibt es in Svara nicht',
    'channel-unknown': 'Diesen Kanal gibt es in Svara nicht',
    'language-unknown': 'Diese Sprache gibt es in Svara nicht',
    'field-unknown': 'Das eigene Feld gibt es nicht, oder der Wert passt nicht dazu',
    'address-unclear': 'Das ist keine E-Mail-Adresse',
  },
  todo: {
    'no-id': 'Füllen Sie die Spalte in der Datei aus, oder wählen Sie in ticket.id eine andere.',
    'row-width': 'Prüfen Sie, ob ein Trennzeichen ohne Anführungszeichen in einem Text steht.',
    'row-unreadable': 'Jede Zeile muss ein eigenes JSON-Objekt sein.',
    'date-unclear':
      'Ergänzen Sie das Format in dates.format, oder den Wert in file.missing, wenn er bedeutet, dass es keinen gibt.',
    'number-unclear': 'Geben Sie mit decimal an, welches Zeichen vor den Dezimalstellen steht.',
    'no-opening': 'Nennen Sie events.opened oder rows.at, oder berichtigen Sie das Datum in der Datei.',
    'before-opening': 'Es wird ab der Eröffnung gezählt. Berichtigen Sie das Datum in der Datei, wenn es falsch ist.',
    'in-the-future': 'Berichtigen Sie das Datum in der Datei oder die Zeitzone in dates.zone.',
    'state-unknown': 'Ergänzen Sie das Wort in values, oder geben Sie otherwise an.',
    'status-unknown': 'Schreiben Sie eine der Statuskategorien, oder legen Sie den Status zuerst an.',
    'verdict-unknown': 'Ergänzen Sie das Wort in given.met.values.',
    'closed-without-instant':
      'Der Vorgang wird zum letzten Zeitpunkt geschlossen, den die Datei nennt. Nennen Sie events.closed, wenn die Datei ihn hat.',
    'name-unknown': 'Legen Sie es zuerst an, oder schreiben Sie missing: create oder leave.',
    'name-ambiguous': 'Schreiben Sie stattdessen die E-Mail-Adresse in values.',
    'level-unknown':
      'Legen Sie das Servicelevel zuerst an, mit svara settings apply, oder berichtigen Sie den Namen in values.',
    'channel-unknown': 'Übersetzen Sie das Wort in values in einen von Svaras Kanälen.',
    'language-unknown': 'Übersetzen Sie das Wort in values in sv, en, de oder fi.',
    'field-unknown': 'Legen Sie das Feld unter Felder an, und prüfen Sie seinen Typ.',
    'address-unclear': 'Berichtigen Sie die Adresse in der Datei.',
  },
  effects: {
    'value-left-out': 'der Wert wurde ausgelassen',
    'row-left-out': 'die Zeile wurde ausgelassen',
    'ticket-left-out': 'der Vorgang wurde ausgelassen',
    'taken-otherwise': 'trotzdem übernommen',
  },
  csv: {
    name: 'importfehler',
    line: 'Zeile',
    column: 'Spalte',
    value: 'Wert',
    reason: 'Was falsch ist',
    effect: 'Was geschah',
    todo: 'Was zu tun ist',
  },
  refusals: {
    imports: {
      'not-found': 'Den Import gibt es nicht mehr.',
      'no-file': 'Fügen Sie eine Datei im Feld „file“ bei.',
      'too-large': 'Die Datei ist zu groß zum Hochladen. Verwenden Sie die Kommandozeile: svara import tickets.',
      unreadable: 'Die Datei lässt sich nicht lesen: {{reason}}',
      empty: 'Die Datei hat keine Zeilen.',
      'charset-unknown': 'Der Zeichensatz {{charset}} ist unbekannt.',
      'mapping-unclear': 'Die Zuordnung ist nicht zu verstehen: {{listed}}',
      'mapping-does-not-fit': 'Die Zuordnung passt nicht zur Datei: {{listed}}',
      'already-started': 'Der Import ist bereits gestartet.',
    },
  },
};
