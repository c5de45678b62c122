import type { EscalationStep, StepDeed, StepMoment } from '../levels/level.ts';
import { fieldsOf, itemsOf, textOf, textsOf } from './read-written.ts';
import { type Reading, refer, tell, type Written, type WrittenEntry } from './written.ts';

const deeds = ['notify', 'raise-priority', 'assign', 'tag', 'set-level', 'webhook'] as const;

/** Reads the steps of a level (SLA-11, SLA-8): when, and one deed each. */
export function readSteps(node: Written, reading: Reading): EscalationStep[] {
  return itemsOf(node, reading).flatMap((item) => {
    const fields = fieldsOf(item, ['when', ...deeds], reading);
    if (!fields) return [];
    const named = deeds.filter((deed) => fields[deed]);
    const [deed] = named;
    if (named.length !== 1 || deed === undefined) {
      return tell(reading, item, 'no-deed', { known: deeds.join(', ') }) ?? [];
    }
    if (!fields.when) return tell(reading, item, 'missing', { key: 'when' }) ?? [];
    const when = readMoment(fields.when.value, reading);
    const does = readDeed(deed, fields[deed] as WrittenEntry, reading);
    return when === undefined || does === undefined ? [] : [{ when, does }];
  });
}

/** A step's moment as the file writes it: `80 %`, `missed`, `30 min before due`, `2 h after due` (SLA-11). */
export function momentWords(when: StepMoment): string {
  if (when === 'missed') return when;
  if (typeof when === 'number') return `${when} %`;
  const minutes = Math.abs(when.minutes);
  const lasting = minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return `${lasting} ${when.minutes < 0 ? 'before' : 'after'} due`;
}

function readMoment(node: Written, reading: Reading): StepMoment | undefined {
  const text = textOf(node, reading);
  if (text === undefined || text === 'missed') return text;
  const percent = /^(\d{1,4})\s*%?$/u.exec(text);
  if (percent) {
    const amount = Number(percent[1]);
    return amount >= 1 && amount <= 1000 ? amount : tell(reading, node, 'bad-moment', { text });
  }
  const offset = /^(\d{1,5})\s*(min|h) (before|after) due$/u.exec(text);
  const minutes = Number(offset?.[1]) * (offset?.[2] === 'h' ? 60 : 1);
  if (!offset || minutes > 100_000) return tell(reading, node, 'bad-moment', { text });
  return { minutes: offset[3] === 'before' ? -minutes : minutes };
}

function readDeed(kind: (typeof deeds)[number], entry: WrittenEntry, reading: Reading): StepDeed | undefined {
  if (kind === 'raise-priority') return { kind };
  if (kind === 'notify') {
    const names = textsOf(entry.value, reading);
    const userIds = names.filter((name) => name.includes('@')).map((name) => refer(reading, 'user', name, entry));
    const groupIds = names.filter((name) => !name.includes('@')).map((name) => refer(reading, 'group', name, entry));
    return names.length === 0 ? tell(reading, entry, 'missing', { key: 'notify' }) : { kind, userIds, groupIds };
  }
  const text = textOf(entry.value, reading);
  if (text === undefined) return undefined;
  switch (kind) {
    case 'assign':
      return { kind, userId: refer(reading, 'user', text, entry) };
    case 'set-level':
      return { kind, levelId: refer(reading, 'level', text, entry) };
    case 'tag':
      return { kind, tag: text };
    case 'webhook':
      return /^https?:\/\/[^\s/]+/u.test(text) ? { kind, url: text } : tell(reading, entry, 'bad-address', { text });
  }
}
