/** The list a ticket was opened from, so that J and K go on inside it and Esc comes back to it. */
export interface ListMemory {
  readonly label: string;
  readonly back: string;
  readonly ids: readonly string[];
}

/** Remembers the list the user leaves. */
export function rememberList(memory: ListMemory): void {
  remembered = memory;
}

/** The list last left, if any. */
export function rememberedList(): ListMemory | undefined {
  return remembered;
}

let remembered: ListMemory | undefined;
