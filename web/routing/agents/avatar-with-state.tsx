import { Avatar, type AvatarProps } from '#web/kit/parts/avatar.tsx';
import { PresenceDot } from './presence-dot.tsx';

/** A colleague's initials with their state at the corner (QUE-3), where owners are chosen and seen. */
export function AvatarWithState({ userId, ...avatar }: AvatarProps & { readonly userId: string }) {
  return (
    <span className="av-state">
      <Avatar {...avatar} />
      <PresenceDot userId={userId} />
    </span>
  );
}
