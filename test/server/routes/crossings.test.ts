import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, sentTo } from '../../kit/probe-requests.ts';
import { probes, routeNames } from '../../kit/probes.ts';
import { storeKinds } from '../../kit/stores.ts';
import { type PersonName, startWorlds, type TwoWorlds } from '../../kit/world.ts';

const everyone = ['admin', 'ada', 'bob', 'guest', 'viewer'] as const satisfies PersonName[];
const members = everyone.filter((name) => name !== 'admin');

describe.each(storeKinds)('on %s', (kind) => {
  let worlds: TwoWorlds;
  beforeAll(async () => {
    worlds = await startWorlds(kind);
  });
  afterAll(() => worlds.close());

  test.each(routeNames)(
    '%s tells people of another account nothing, and changes nothing',
    async (name) => {
      const { own, foreign, server } = worlds;
      const isAboutOne = Object.keys(sentTo(name, own, own.people.admin).params).length > 0;
      for (const person of everyone) {
        const caller = foreign.people[person];
        const answer = await send(
          server,
          name,
          foreign,
          caller,
          sentTo(name, own, own.people.admin),
        );
        for (const canary of own.canaries) expect(answer.body, person).not.toContain(canary);
        const isOpen = probes[name].speaks === 'anyone' || name === 'identity' || !isAboutOne;
        if (!isOpen)
          expect([401, 403, 404], `${person}: ${answer.body}`).toContain(answer.statusCode);
        else expect(answer.statusCode, answer.body).toBeLessThan(500);
      }
    },
  );

  test.each(routeNames)(
    '%s tells people who are no admins of no one but themselves',
    async (name) => {
      const { own, server } = worlds;
      if (!['session', 'anyone'].includes(probes[name].speaks)) return;
      for (const person of members) {
        const caller = own.people[person];
        const answer = await send(server, name, own, caller, sentTo(name, own, caller));
        for (const other of everyone) {
          if (other === person) continue;
          expect(answer.body, `${person} about ${other}`).not.toContain(`Canary1${other}`);
          expect(answer.body, `${person} about ${other}`).not.toContain(`canary-${other}@`);
        }
        expect(answer.statusCode, answer.body).toBeLessThan(500);
      }
    },
  );
});
