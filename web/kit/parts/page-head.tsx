import type { ReactNode } from 'react';

export interface PageHeadProps {
  readonly title: ReactNode;
  /** One calm sentence below the title. */
  readonly lead?: ReactNode;
  readonly count?: ReactNode;
  /** Buttons at the right, the primary one last. */
  readonly actions?: ReactNode;
  readonly before?: ReactNode;
}

/** The head of a page: title, count, one sentence, actions. */
export function PageHead({ title, lead, count, actions, before }: PageHeadProps) {
  return (
    <header className="phead">
      {before}
      <div className="grow">
        <h1>
          {title} {count === undefined ? null : <span className="t3 num m count">{count}</span>}
        </h1>
        {lead ? <p className="t2 lead">{lead}</p> : null}
      </div>
      {actions ? <div className="row wrap actions">{actions}</div> : null}
    </header>
  );
}
