import { channels } from './en/channels.ts';
import { demo } from './en/demo.ts';
import { desk } from './en/desk.ts';
import { house } from './en/house.ts';
import { insight } from './en/insight.ts';
import { kit } from './en/kit.ts';
import { outlook } from './en/outlook.ts';
import { platform } from './en/platform.ts';
import { portability } from './en/portability.ts';
import { promise } from './en/promise.ts';
import { public_ } from './en/public.ts';
import { register } from './en/register.ts';
import { routing } from './en/routing.ts';
import { time } from './en/time.ts';
import { trials } from './en/trials.ts';

/** Every word of the product in one language, by wing. */
export const en = {
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
