import { channels } from './de/channels.ts';
import { demo } from './de/demo.ts';
import { desk } from './de/desk.ts';
import { house } from './de/house.ts';
import { insight } from './de/insight.ts';
import { kit } from './de/kit.ts';
import { outlook } from './de/outlook.ts';
import { platform } from './de/platform.ts';
import { portability } from './de/portability.ts';
import { promise } from './de/promise.ts';
import { public_ } from './de/public.ts';
import { register } from './de/register.ts';
import { routing } from './de/routing.ts';
import { time } from './de/time.ts';
import { trials } from './de/trials.ts';

/** Every word of the product in one language, by wing. */
export const de = {
  channels,
  demo,
  desk,
  house,
  insight,
  kit,
  outlook,
  platform,
  portability,
  promise,
  public: public_,
  register,
  routing,
  time,
  trials,
} as const;
