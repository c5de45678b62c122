import type { Room } from '#server/platform/room.ts';
import { auditRoom } from './audit/audit.room.ts';
import { notificationsRoom } from './notifications/notifications.room.ts';
import { customFieldsRoom } from './custom-fields/custom-fields.room.ts';
import type { Activity } from './onboarding/activity.ts';
import { houseActivities } from './onboarding/house-activities.ts';
import { onboardingRoom } from './onboarding/onboarding.room.ts';
import { signInRoom } from './sign-in/sign-in.room.ts';
import { profileRoom } from './users/profile.room.ts';
import { usersRoom } from './users/users.room.ts';

/** The rooms of the house; `plugged` are the checklist's activities from rooms to the right (ONB-1). */
export function houseRooms(plugged: readonly Activity[]): readonly Room[] {
  return [
    signInRoom,
    profileRoom,
    usersRoom,
    notificationsRoom,
    auditRoom,
    customFieldsRoom,
    onboardingRoom([...houseActivities, ...plugged]),
  ];
}
