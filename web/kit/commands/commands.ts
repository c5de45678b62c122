import { type ReactNode, useEffect, useRef } from 'react';

/** One thing the command bar can do or open (DESIGN 6). */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon?: ReactNode;
  /** The key that does the same. */
  readonly hint?: string;
  /** More words it is found by. */
  readonly words?: string;
  readonly run: () => void;
}

/** Offers commands in the command bar while a component is on the page. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const source = () => latest.current;
    sources.add(source);
    return () => {
      sources.delete(source);
    };
  }, []);
}

/** A search that answers while the user types in the command bar; each wing may add one. */
export interface CommandSearch {
  readonly id: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Command[]>;
}

/** Lets a wing answer searches in the command bar. */
export function offerSearch(search: CommandSearch): void {
  searches.set(search.id, search);
}

/** Every command offered now. */
export function commandsInForce(): readonly Command[] {
  return [...sources].flatMap((source) => source());
}

/** Every search on offer. */
export function searchesInForce(): readonly CommandSearch[] {
  return [...searches.values()];
}

/** The commands that hold every word of the text, those that begin with it first. */
export function matchingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands
    .filter((one) => {
      const said = `${one.label} ${one.group} ${one.words ?? ''}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    .toSorted((a, b) => Number(startsWith(b, words[0])) - Number(startsWith(a, words[0])));
}

const sources = new Set<() => readonly Command[]>();
const searches = new Map<string, CommandSearch>();

function startsWith(command: Command, word: string | undefined): boolean {
  return word !== undefined && command.label.toLowerCase().startsWith(word);
}
