import type { FastifyInstance, FastifyReply } from 'fastify';

const path = '/sandbox-clock.js';

/** Shifts `Date` in the page that loads it, as `clock.ts` does in the server. */
const scriptFor = (offset: number) => `(() => {
  const RealDate = Date;
  const now = () => RealDate.now() + ${offset};
  Date = new Proxy(RealDate, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
})();
`;

/** Answers for the script; it is loaded by pages only while the sandbox's time is another. */
export function viewClockRoute(app: FastifyInstance, offset: () => number): void {
  app.get(path, async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/javascript').send(scriptFor(offset())),
  );
}

/** Returns whether the answer is a page, whose own clock matters. */
export const isPage = (reply: FastifyReply) =>
  String(reply.getHeader('content-type') ?? '').startsWith('text/html');

/** The same page with the script before all others. */
export const withClock = (page: string) =>
  page.replace(/<head[^>]*>/, (head) => `${head}<script src="${path}"></script>`);
