import { type ReactNode, useEffect } from 'react';
import { PageHead, type PageHeadProps } from './page-head.tsx';

/**
 * A whole page in the sheet: head, then a scrolling body. `wide` lets tables use the full width; without it the text
 * column stops where lines get too long. Sets the title of the window.
 */
export function Page({ children, wide, side, ...head }: PageProps) {
  useEffect(() => {
    if (typeof head.title === 'string') document.title = `${head.title} · Svara`;
  }, [head.title]);
  return (
    <div className="page">
      <div
        className={wide ? 'page-body wide' : 'page-body'}
        tabIndex={0}
        role="region"
        aria-label={typeof head.title === 'string' ? head.title : undefined}
      >
        <PageHead {...head} />
        <div className="page-content">{children}</div>
      </div>
      {side}
    </div>
  );
}

export interface PageProps extends PageHeadProps {
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** A column at the right of the page. */
  readonly side?: ReactNode;
}
