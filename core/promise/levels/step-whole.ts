import type { StepDeed } from './level.ts';

/** Does a step say all it needs, to whom or what? Only such a one can be published (SLA-8). */
export function isWholeDeed(does: StepDeed): boolean {
  switch (does.kind) {
    case 'notify':
      return does.userIds.length + does.groupIds.length > 0;
    case 'raise-priority':
      return true;
    case 'assign':
      return isId.test(does.userId);
    case 'tag':
      return does.tag.trim() !== '';
    case 'set-level':
      return isId.test(does.levelId);
    case 'webhook':
      return /^https?:\/\/[^\s/?#]+/u.test(does.url);
  }
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
