import type { ReactNode } from 'react';

/** A card of a page with a heading, a hint and actions. */
export function Section({ title, hint, actions, children, flush }: SectionProps) {
  return (
    <section className="card section">
      {title ? (
        <header className="section-head">
          <div className="grow">
            <h2>{title}</h2>
            {hint ? <p className="xs t3">{hint}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      <div className={flush ? 'section-body flush' : 'section-body'}>{children}</div>
    </section>
  );
}

export interface SectionProps {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Rows and tables that reach the card's edges. */
  readonly flush?: boolean;
}

/** A plain card. */
export function Card({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={className ? `card ${className}` : 'card'}>{children}</div>;
}
