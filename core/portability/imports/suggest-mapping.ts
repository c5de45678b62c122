/** A first mapping for a file's columns (API-2), by what such columns are commonly called: to be read and corrected. */
export function suggestMapping(columns: readonly string[], fileName: string): string {
  const plain = columns.map((column) => ({
    column,
    word: column
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  }));
  const find = (...patterns: readonly RegExp[]) => {
    for (const pattern of patterns) {
      const found = plain.find(({ word }) => pattern.test(word));
      if (found) return found.column;
    }
    return undefined;
  };
  const line = (indent: string, key: string, column: string | undefined) =>
    column === undefined ? [] : [`${indent}${key}: ${yamlText(column)}`];
  const id = find(/^(ticket |case |incident |issue )?(id|number|no|nr|nummer)$/, /(id|number|nummer|case|key)$/, /./);
  const opened = find(/^(opened|created|open)( at| on| dt| date| time)?$/, /open|created|skapad|eröffnet|luotu|start/);
  const changed = find(/updated|changed|modified|timestamp|ändrad/);
  const closed = find(/^closed( at| on| dt| date| time)?$/, /closed|stängd|geschlossen|suljettu/);
  const isProcessLog = columns.includes('case:concept:name') && columns.includes('time:timestamp');
  const head = [
    `source: ${yamlText(fileName.replace(/\.(csv|tsv|txt|jsonl|ndjson|json)?(\.gz)?$/i, '') || 'Import')}`,
    '# How dates are written, and where a date without an offset is: d/M/yyyy HH:mm, MM/dd/yyyy hh:mm:ss a, iso …',
    'dates:',
    '  format: iso',
    '  zone: Europe/Stockholm',
  ];
  if (isProcessLog) return [...head, ...processLog(columns, line)].join('\n');
  return [
    ...head,
    'ticket:',
    ...line('  ', 'id', id),
    ...line('  ', 'subject', find(/subject|title|short description|ämne|rubrik|betreff|otsikko/)),
    ...line('  ', 'type', find(/^type$|category|request type|typ$|kategori/)),
    ...line('  ', 'priority', find(/^priority$|prio|urgency/)),
    ...line('  ', 'group', find(/group|department|team|avdelning|grupp|queue/)),
    ...line('  ', 'owner', find(/^assignee|assigned to|owner|agent|ansvarig/)),
    ...line('  ', 'person', find(/^(requester|caller|customer|beställare|kund)( name)?$/, /requester|caller/)),
    ...line('  ', 'address', find(/e ?mail|e post|mail address/)),
    ...line('  ', 'template', find(/^(ticket )?(template|mall|vorlage|malli)$/)),
    ...line('  ', 'referrer', find(/referr?er/)),
    ...line('  ', 'company', find(/company|organi[sz]ation|företag|firma/)),
    'events:',
    ...line('  ', 'opened', opened ?? changed),
    ...line('  ', 'answered', find(/first (reply|response|answer)/)),
    ...line('  ', 'resolved', find(/resolved|solved|löst/)),
    ...line('  ', 'closed', closed),
    '',
  ].join('\n');
}

/** A process log (XES as CSV) has a row for each activity of a ticket. */
function processLog(
  columns: readonly string[],
  line: (indent: string, key: string, column: string | undefined) => readonly string[],
): readonly string[] {
  return [
    'ticket:',
    ...line('  ', 'id', 'case:concept:name'),
    'rows:',
    ...line('  ', 'at', 'time:timestamp'),
    ...line('  ', 'by', columns.includes('org:resource') ? 'org:resource' : undefined),
    '  state:',
    ...line('    ', 'column', columns.includes('concept:name') ? 'concept:name' : 'Activity'),
    '    # What each activity does: new, open, with-third-party, waiting-for-customer, solved, closed, answered, nothing …',
    '    values:',
    '      Created: new',
    '      Closed: closed',
    '',
  ];
}

/** A text as YAML reads it back. */
function yamlText(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_./()-]*( [\p{L}\p{N}_./()-]+)*$/u.test(text) ? text : JSON.stringify(text);
}
