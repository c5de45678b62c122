/** Where a `/` stands in the text, and what is typed after it. */
export interface Slash {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** What of a caret's place is asked: the block it stands in, and how far in. */
interface CaretPlace {
  readonly pos: number;
  readonly parentOffset: number;
  readonly parent: {
    readonly isTextblock: boolean;
    textBetween(from: number, to: number, block?: string | null, leaf?: string | null): string;
  };
}

/** The `/word` between the start of the line and the caret (TKT-3); nothing when there is more, or a selection. */
export function slashBefore(caret: CaretPlace, empty: boolean): Slash | undefined {
  if (!empty || !caret.parent.isTextblock) return undefined;
  const line = caret.parent.textBetween(0, caret.parentOffset, '\n', '\n').split('\n').at(-1) ?? '';
  const typed = /^\/([\p{L}\p{N}_-]*)$/u.exec(line)?.[1];
  return typed === undefined ? undefined : { from: caret.pos - line.length, to: caret.pos, typed };
}
