import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Caller } from '#core/platform/caller.ts';
import type { World } from '#server/platform/db/tx.ts';
import type { LiveMessage } from './live.ts';

/** Who may listen to a topic, by the word before its colon (`ticket` of `ticket:42`). */
export interface TopicRule {
  readonly topic: string;
  readonly mayHear: (world: World, caller: Caller, id: string | undefined) => Promise<boolean>;
  /** What a listener says on the topic (who is viewing, who is typing); absent: nothing is taken. */
  readonly said?: (
    world: World,
    caller: Caller,
    id: string | undefined,
    data: object,
    connection: string,
  ) => Promise<void>;
  /** Called when a listener leaves the topic or is lost. */
  readonly left?: (world: World, caller: Caller, id: string | undefined, connection: string) => Promise<void>;
}

const fromScreen = z.union([
  z.object({ listen: z.array(z.string().max(200)).max(200) }),
  z.object({ leave: z.array(z.string().max(200)).max(200) }),
  z.object({ say: z.object({ topic: z.string().max(200), data: z.record(z.string(), z.unknown()) }) }),
]);

const MOST_TOPICS = 500;
const MEASURED_MS = 10_000;
const MOST_MESSAGES = 400;
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const PING_MS = 20_000;
/** News of these topics can change who somebody is or what they may hear. */
const REVOKING = ['users', 'sessions', 'tokens', 'roles', 'groups'] as const;
/** What ended without news, such as a session that grew old, is found within a minute. */
const RECHECK_EVERY_PINGS = 3;
/** Told to a screen whose caller is gone: it turns to the sign-in page instead of coming back. */
const SIGNED_OUT = 4401;

/** The websocket `/live`: a signed-in screen listens to topics it may hear, and hears within milliseconds. */
export function liveSocket(world: World, rules: readonly TopicRule[]) {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const byTopic = new Map(rules.map((rule) => [rule.topic, rule]));
  const alive = new WeakSet<WebSocket>();
  const rechecks = new Map<WebSocket, () => Promise<void>>();
  const recheckAll = () => {
    for (const [socket, recheck] of rechecks) {
      void recheck().catch((error) => {
        // Who cannot be known to be there still is let go; the screen comes back and is asked anew.
        world.log.warn({ err: error }, 'a listener could not be checked again');
        socket.close(1011);
      });
    }
  };
  let soon: NodeJS.Immediate | undefined;
  const stops = REVOKING.map((topic) =>
    world.live.listen(topic, () => {
      soon ??= setImmediate(() => {
        soon = undefined;
        recheckAll();
      });
    }),
  );
  let pinged = 0;
  const pings = setInterval(() => {
    pinged += 1;
    if (pinged % RECHECK_EVERY_PINGS === 0) recheckAll();
    for (const socket of server.clients) {
      if (!alive.has(socket)) socket.terminate();
      else {
        alive.delete(socket);
        socket.ping();
      }
    }
  }, PING_MS);
  pings.unref();

  function attend(socket: WebSocket, first: Caller, resolve: () => Promise<Caller | undefined>): void {
    let caller = first;
    const connection = world.newId();
    const listening = new Map<string, () => void>();
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    const send = (message: LiveMessage | object) => {
      // A screen that does not keep up is let go: it comes back and fetches anew.
      if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
      else socket.send(JSON.stringify(message));
    };
    const leave = (topic: string) => {
      listening.get(topic)?.();
      if (!listening.delete(topic)) return;
      const [rule, id] = ruleOf(topic);
      void rule
        ?.left?.(world, caller, id, connection)
        .catch((error) => world.log.warn({ err: error }, 'leaving a topic'));
    };
    let [heard, since] = [0, world.clock.now()];
    socket.on('message', (raw: Buffer) => {
      // Each costs the database a question: no screen that people work at has so many.
      if (world.clock.now() - since >= MEASURED_MS) [heard, since] = [0, world.clock.now()];
      heard += 1;
      if (heard > MOST_MESSAGES) return socket.close(1008, 'too many');
      void hear(raw).catch((error) => {
        world.log.warn({ err: error }, 'a live message could not be answered');
        socket.close(1011);
      });
    });
    socket.on('close', () => {
      rechecks.delete(socket);
      for (const topic of [...listening.keys()]) leave(topic);
    });
    rechecks.set(socket, async () => {
      const now = await resolve();
      if (now === undefined) return socket.close(SIGNED_OUT, 'signed out');
      caller = now;
      for (const topic of [...listening.keys()]) {
        const [rule, id] = ruleOf(topic);
        if (await rule?.mayHear(world, caller, id)) continue;
        leave(topic);
        send({ type: 'refused', topic });
      }
    });
    socket.on('error', () => socket.terminate());
    send({ type: 'welcome', connection, version: world.config.version });

    async function hear(raw: Buffer): Promise<void> {
      const read = fromScreen.safeParse(parseJson(raw));
      if (!read.success) return socket.close(1008, 'not understood');
      const message = read.data;
      if ('listen' in message) {
        for (const topic of message.listen) {
          if (listening.has(topic) || listening.size >= MOST_TOPICS) continue;
          const [rule, id] = ruleOf(topic);
          if (rule === undefined || !(await rule.mayHear(world, caller, id))) {
            send({ type: 'refused', topic });
            continue;
          }
          // Asked twice at once it is listened to once.
          if (socket.readyState === socket.OPEN && !listening.has(topic))
            listening.set(topic, world.live.listen(topic, send));
        }
        send({ type: 'listening', topics: [...listening.keys()] });
      } else if ('leave' in message) for (const topic of message.leave) leave(topic);
      else if (listening.has(message.say.topic)) {
        const [rule, id] = ruleOf(message.say.topic);
        await rule?.said?.(world, caller, id, message.say.data, connection);
      }
    }
  }

  function ruleOf(topic: string): [TopicRule | undefined, string | undefined] {
    const colon = topic.indexOf(':');
    return colon < 0 ? [byTopic.get(topic), undefined] : [byTopic.get(topic.slice(0, colon)), topic.slice(colon + 1)];
  }

  return {
    /** Takes over an upgraded connection of a known caller; `resolve` finds out whether they still are. */
    accept(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      caller: Caller,
      resolve: () => Promise<Caller | undefined>,
    ): void {
      server.handleUpgrade(request, socket, head, (opened) => attend(opened, caller, resolve));
    },
    close(): void {
      clearInterval(pings);
      for (const stop of stops) stop();
      if (soon) clearImmediate(soon);
      for (const socket of server.clients) socket.close(1001, 'restarting');
      server.close();
    },
  };
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
