import type { Access } from '#server/platform/http/route.ts';
import { houseRooms } from '../house.rooms.ts';

/** Every endpoint of the house with its access rule and a path that could exist, for tests. */
export function rightsOfEveryRoute(): readonly { method: string; path: string; access: Access }[] {
  return houseRooms([]).flatMap((room) =>
    (room.routes ?? []).map(({ endpoint, access }) => ({
      method: endpoint.method,
      path: endpoint.path.replaceAll(/\{\w+\}/gu, '01930000-0000-7000-8000-00000000beef'),
      access,
    })),
  );
}
