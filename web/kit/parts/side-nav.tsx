import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A side column of links under headings, as in the control panel; below 1200 px only icons with their names as titles. */
export function SideNav({ label, groups, foot }: SideNavProps) {
  return (
    <nav className="views" aria-label={label}>
      {groups.map((group) => (
        <div className="views-group" key={group.title}>
          <div className="eyebrow">{group.title}</div>
          {group.links.map((link) => (
            <Link
              key={link.to}
              to={link.to as never}
              className="vi"
              activeProps={{ className: 'vi on' }}
              title={link.label}
            >
              {link.icon}
              <span className="cut">{link.label}</span>
              {link.count ? <span className={`n ${link.tone ?? ''}`}>{link.count}</span> : null}
            </Link>
          ))}
        </div>
      ))}
      <span className="grow" />
      {foot}
    </nav>
  );
}

export interface SideNavProps {
  readonly label: string;
  readonly groups: readonly SideNavGroup[];
  readonly foot?: ReactNode;
}

export interface SideNavGroup {
  readonly title: string;
  readonly links: readonly SideNavLink[];
}

export interface SideNavLink {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  readonly tone?: 'warn' | 'bad' | undefined;
}
