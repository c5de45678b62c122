/**
 * Whether these lines, read as one, introduce a quoted mail: “On Monday Anna wrote:”, “-----Original Message-----” (EML-3).
 *
 * Mail programs wrap such a line at will, so the caller hands in one to five neighbouring lines joined by spaces.
 */
export function isAttribution(joined: string): boolean {
  const line = unmarked(joined);
  if (line.length > 400) return false;
  return originalMarker.test(line) || wrote.test(line) || (stamped.test(line) && !/[.!?]$/.test(line));
}

/** Whether a line could be the first of a wrapped attribution; spares joining every line of a long mail. */
export function mayStartAttribution(line: string): boolean {
  return starter.test(line) || /[<"@]|\d{1,2}[:.]\d{2}/.test(line);
}

/** Without the spaces and marks of emphasis at both ends. */
function unmarked(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && /[\s*_]/.test(text[from] as string)) from += 1;
  while (to > from && /[\s*_]/.test(text[to - 1] as string)) to -= 1;
  return text.slice(from, to);
}

const starter =
  /^[\s*_]*(on|at|le|am|op|il|den|d\.|dnia|em|el|на|в|на|mån|tis|ons|tors|fre|lör|sön|ma|ti|ke|to|pe|la|su|\d)/iu;

const verbs = [
  'wrote',
  'writes',
  'a écrit',
  'schrieb',
  'schreef',
  'het volgende geschreven',
  'geschreven',
  'ha scritto',
  'scrisse',
  'skrev',
  'skrev følgende',
  'napisał\\(?a?\\)?',
  'escreveu',
  'escribió',
  'kirjoitti',
  'kirjutas',
  'написал[аи]?\\(?а?\\)?',
  'пишет',
  'пише',
  'написав',
  '写道',
  '寫道',
  '書きました',
].join('|');

/** A date or an address somewhere, the verb, and then nothing, or the date the German and Finnish put after it. */
const wrote = new RegExp(
  [
    `^(?=.*(?:\\d|@)).{3,}?\\s?(?:${verbs})\\s*[:：]?\\s*-*$`,
    `^.*@.*\\s(?:${verbs})\\s+(?:am|den|klo|kl|on)?\\b.{4,60}[:：]$`,
    `^(?=.{0,60}\\d).{3,90}\\s(?:${verbs})\\s.{1,100}<?[^\\s<>@]+@[^\\s<>@]+(?:>|\\s|<[^>]*>)*[:：]$`,
    `^(?:den|am|op|le|em|el|il|d\\.|dnia)\\s.{0,60}\\d.{0,60}\\s(?:${verbs})\\s.{1,80}[:：]$`,
    `^[^.!?]{2,80}\\s(?:${verbs})\\s+(?:am\\s|den\\s|on\\s)?[^!?]{0,30}\\d{1,2}[.:]\\d{2}[^!?]{0,12}[:：]$`,
  ].join('|'),
  'iu',
);

/** `2016-03-03 17:21 GMT+01:00 Some One`, `2013/7/20 sam <a@b>`: a date and a name, no verb at all. */
const stamped =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2}(?:\s+GMT[+-]\d{1,2}:\d{2})?\s+\S.{1,60}(?:<[^>]*>:?)?|\s+.{1,80}<[^>]+@[^>]+>:?)$/u;

const originalMarker = new RegExp(
  `^>?\\s*(?:-{3,}\\s*)?(?:${[
    'Begin forwarded message:?',
    'Vidarebefordrat (?:mail|meddelande|brev):?',
    'Välitetty viesti:?',
    'Anfang der weitergeleiteten (?:Nachricht|E-Mail):?',
  ].join('|')})(?:\\s*-{3,})?$|^[-_=*]{2,}\\s*(?:${[
    'original message',
    'forwarded message',
    'original appointment',
    'ursprungligt meddelande',
    'vidarebefordrat (?:meddelande|brev|mail)',
    'ursprüngliche nachricht',
    'weitergeleitete nachricht',
    'alkuperäinen viesti',
    'edelleenlähetetty viesti',
    'välitetty viesti',
    'opprinnelig melding',
    'oprindelig meddelelse',
    "message d'origine",
    'message original',
    'message transféré',
    'oorspronkelijk bericht',
    'messaggio originale',
    'mensaje original',
    'mensagem original',
    'wiadomość oryginalna',
    'исходное сообщение',
  ].join('|')})\\s*[-_=*]{2,}$`,
  'iu',
);
