import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const framedByMonday = ['/', '/admin', '/account', '/board'];
/** Pages that open in their own tab, and never in a frame. */
const neverFramed = ['/guide', '/case', '/report', '/entra', '/entra/signed-in'];

/** Vibe writes its styles by script at run time; scripts stay strict. */
function pagePolicy(frameAncestors: string[], alsoCalled: string[] = []) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      // Photos of people come from monday's file hosts.
      imgSrc: ["'self'", 'data:', 'https://*.monday.com'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...alsoCalled],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors,
    },
  };
}

/**
 * Security headers for every answer. An answer that is no page may do nothing at all; a page may be
 * framed by monday or by nobody. There is no CORS header anywhere.
 *
 * @param signIn origin of Microsoft's sign-in, which the Entra page alone may call; null: nobody may
 */
export async function installHeaders(
  app: FastifyInstance,
  { signIn }: { signIn: string | null },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // The policy's frame-ancestors says it better; this header cannot name monday.
    frameguard: false,
    hsts: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    // The view is loaded into another site's frame.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });

  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (framedByMonday.includes(path)) {
      await reply.helmet({ contentSecurityPolicy: pagePolicy(['https://*.monday.com']) });
    } else if (neverFramed.includes(path)) {
      const called = path === '/entra' && signIn ? [signIn] : [];
      await reply.helmet({ contentSecurityPolicy: pagePolicy(["'none'"], called) });
    }
    if (/^\/(api|monday)\//.test(path)) reply.header('cache-control', 'no-store');
  });
}
