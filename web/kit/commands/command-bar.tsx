import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { type Command, commandsInForce, matchingCommands, searchesInForce } from './commands.ts';

/** Ctrl K: one field that finds tickets, people and pages and runs commands. The button stands in the top bar. */
export function CommandBar() {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'ctrl+k', label: t('commands.open'), group: t('keys.everywhere'), run: () => setOpen(true) }]);
  return (
    <>
      <button type="button" className="cmd" onClick={() => setOpen(true)}>
        <Search size={15} aria-hidden />
        <span className="grow cut">{t('commands.open')}</span>
        <Keys of="ctrl+k" />
      </button>
      {open ? (
        <Modal
          opened
          onClose={() => setOpen(false)}
          withCloseButton={false}
          padding={0}
          size={620}
          yOffset="12vh"
          centered={false}
          attributes={{ content: { 'aria-label': t('commands.open') } }}
        >
          <CommandField onDone={() => setOpen(false)} />
        </Modal>
      ) : null}
    </>
  );
}

function CommandField({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('kit');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = useFound(text);
  const listId = useId();
  const commands = [...found, ...matchingCommands(commandsInForce(), text)].slice(0, 40);
  const at = Math.min(chosen, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, commands.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else if (event.key === 'Enter') run(commands[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="cmdlist">
      <div className="cmdfield">
        <Search size={16} className="t3" aria-hidden />
        <input
          data-autofocus
          value={text}
          placeholder={t('commands.placeholder')}
          aria-label={t('commands.placeholder')}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={commands[at] ? `${listId}-${at}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
        <Keys of="escape" />
      </div>
      <div id={listId} role="listbox" aria-label={t('commands.open')} className="cmdrows">
        {commands.map((command, row) => (
          <div key={command.id}>
            {command.group === commands[row - 1]?.group ? null : <div className="eyebrow">{command.group}</div>}
            <div
              id={`${listId}-${row}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === at}
              className={row === at ? 'vi on' : 'vi'}
              onClick={() => run(command)}
              onKeyDown={(event) => event.key === 'Enter' && run(command)}
              onMouseMove={() => setChosen(row)}
            >
              {command.icon}
              <span className="cut">{command.label}</span>
              {command.hint ? (
                <span className="n">
                  <Keys of={command.hint} />
                </span>
              ) : null}
            </div>
          </div>
        ))}
        {commands.length === 0 ? <div className="cmdnone t3">{t('commands.none', { text })}</div> : null}
      </div>
    </div>
  );
}

/** What the searches answer, a moment after the last letter. */
function useFound(text: string): readonly Command[] {
  const [found, setFound] = useState<readonly Command[]>([]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void Promise.allSettled(searchesInForce().map((search) => search.find(wanted, stop.signal))).then((answers) => {
        if (stop.signal.aborted) return;
        setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
      });
    }, 120);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}
