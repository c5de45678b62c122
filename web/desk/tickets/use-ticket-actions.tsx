import { UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import {
  clearSpam,
  deleteTicket,
  listTickets,
  markSpam,
  restoreTicket,
  snoozeTicket,
  wakeTicket,
} from '#api/desk/tickets.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import type { KeyBinding } from '#web/kit/keys/use-keys.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { AvatarWithState } from '#web/routing/agents/avatar-with-state.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { queryClient } from '#web/kit/wire/query-client.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { useBulkPress } from './bulk-press.ts';
import type { DeskNames } from './desk-names.ts';
import { type Choice, Pick } from './pick.tsx';
import { StatusSign } from './signs.tsx';
import { useDormant } from './use-dormant.tsx';
import { snoozeTimes } from './snooze-times.ts';

export const actions = ['assign', 'status', 'priority', 'tag', 'group', 'move', 'snooze'] as const;
export type TicketAction = (typeof actions)[number];

/**
 * What can be done with one or many tickets, from keys, bulk bar, menus and board alike (TKT-5): `open` shows the
 * picker of an action, `picker` is where it stands, `keys` are its letters.
 */
export function useTicketActions(
  targets: readonly TicketRow[],
  names: DeskNames,
  onDone: () => void = () => undefined,
) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const times = useTimes();
  const press = useBulkPress();
  const [opened, setOpened] = useState<TicketAction>();
  const ids = targets.map((row) => row.id);
  const first = targets[0];
  const mayAssign = mayDo(me, 'tickets.assign');
  const all = (test: (row: TicketRow) => boolean) => targets.length > 0 && targets.every(test);

  const choicesOf = (action: TicketAction): readonly Choice[] => {
    switch (action) {
      case 'assign':
        return [
          ...(me
            ? [
                {
                  value: me.id,
                  label: `${t('act.toMe')} · ${me.name}`,
                  sign: <Avatar name={me.name} size={20} />,
                  on: all((row) => row.ownerId === me.id),
                },
              ]
            : []),
          {
            value: '',
            label: t('act.nobody'),
            sign: <UserRound size={16} aria-hidden />,
            on: all((row) => row.ownerId === null),
          },
          ...(mayAssign ? names.colleagues : [])
            .filter((one) => one.id !== me?.id)
            .map((one) => ({
              value: one.id,
              label: one.name,
              sign: <AvatarWithState userId={one.id} name={one.name} size={20} />,
              on: all((row) => row.ownerId === one.id),
            })),
        ];
      case 'status':
        return names.statuses.map((one) => ({
          value: one.id,
          label: names.status(one.id),
          sign: <StatusSign category={one.category} name="" />,
          on: all((row) => row.statusId === one.id),
        }));
      case 'priority':
        return names.priorities.map((one) => ({
          value: one.id,
          label: names.priority(one.id),
          on: all((row) => row.priority === one.id),
        }));
      case 'tag':
        return [...new Set(targets.flatMap((row) => row.tags))].map((tag) => ({
          value: `-${tag}`,
          label: t('act.removeTag', { tag }),
          on: true,
        }));
      case 'group':
        return [
          { value: '', label: t('act.nobody') },
          ...names.groups.map((one) => ({ value: one.id, label: one.name, on: all((row) => row.groupId === one.id) })),
        ];
      case 'move':
        return names.sites.map((one) => ({ value: one.id, label: one.name, on: all((row) => row.siteId === one.id) }));
      case 'snooze':
        return snoozeTimes(presentInstant()).map((one) => ({ value: String(one.at), label: t(`snooze.${one.name}`) }));
    }
  };

  const dormant = useDormant(targets, (statusId) => void press(ids, { statusId }));
  const pick = (action: TicketAction, value: string) => {
    if (action === 'status' && names.statuses.some(({ id, category }) => id === value && category === 'dormant'))
      return dormant.ask(value);
    if (action === 'snooze')
      void snooze(targets, Number(value)).then(
        () => toast({ text: t('act.snoozed', { at: times.when(Number(value)) }) }),
        tell,
      );
    else void press(ids, changesOf(action, value));
    onDone();
  };

  const open = (action: TicketAction) => targets.length > 0 && setOpened(action);
  const picker: ReactNode =
    dormant.picker ??
    (opened && first ? (
      <Pick
        key={opened}
        title={opened === 'assign' ? t('act.assignTo') : opened === 'tag' ? t('act.tagName') : t(`act.${opened}`)}
        choices={choicesOf(opened)}
        onPick={(value) => pick(opened, value)}
        onClose={() => setOpened(undefined)}
        {...(opened === 'tag'
          ? { makes: (tag: string) => ({ value: `+${tag}`, label: t('act.addTag', { tag }) }) }
          : {})}
      />
    ) : null);

  const ready = targets.length > 0;
  const key = (letter: string, action: TicketAction, label: string): KeyBinding => ({
    keys: letter,
    label,
    group: t('keys.ticket'),
    when: ready,
    run: () => open(action),
  });
  return {
    open,
    picker,
    /** Sets a status; one that rests asks until when. */
    setStatus: (statusId: string) => pick('status', statusId),
    keys: [
      key('a', 'assign', t('act.assign')),
      key('s', 'status', t('act.status')),
      key('p', 'priority', t('act.priority')),
      key('t', 'tag', t('act.tag')),
      key('z', 'snooze', t('act.snooze')),
    ],
    /** Puts aside as spam or as deleted at once, with undo. */
    putAside: (how: 'spam' | 'deletion') => {
      onDone();
      const [put, back] = how === 'spam' ? [markSpam, clearSpam] : [deleteTicket, restoreTicket];
      const each = (one: typeof put | typeof back) =>
        Promise.all(targets.map((row) => call(one, { params: { ticketId: row.id } }))).then(refreshLists);
      each(put).then(
        () =>
          toast({
            text: t(how === 'spam' ? 'act.spammed' : 'act.deleted', {
              number: targets.map((row) => row.number).join(', '),
            }),
            undo: () => void each(back).catch(tell),
          }),
        tell,
      );
    },
    takeBack: (row: TicketRow) =>
      void call(row.spam ? clearSpam : restoreTicket, { params: { ticketId: row.id } }).then(refreshLists, tell),
    wake: (row: TicketRow) => void call(wakeTicket, { params: { ticketId: row.id } }).then(refreshLists, tell),
    mayDelete: mayDo(me, 'tickets.delete'),
    press: (changes: Parameters<typeof press>[1]) => void press(ids, changes),
  };
}

function changesOf(action: Exclude<TicketAction, 'snooze'>, value: string) {
  switch (action) {
    case 'assign':
      return { ownerId: value === '' ? null : value };
    case 'status':
      return { statusId: value };
    case 'priority':
      return { priority: value };
    case 'tag':
      return value.startsWith('-') ? { removeTags: [value.slice(1)] } : { addTags: [value.slice(1)] };
    case 'group':
      return { groupId: value === '' ? null : value };
    case 'move':
      return { siteId: value };
  }
}

async function snooze(rows: readonly TicketRow[], until: number): Promise<void> {
  await Promise.all(rows.map((row) => call(snoozeTicket, { params: { ticketId: row.id }, body: { until } })));
  refreshLists();
}

function refreshLists(): void {
  void queryClient.invalidateQueries({ queryKey: keyOf(listTickets) });
  void queryClient.invalidateQueries({ predicate: (query) => String(query.queryKey[1]).startsWith('/ticket') });
}

function tell(error: unknown): void {
  toast({ text: errorSentence(error), tone: 'bad' });
}
