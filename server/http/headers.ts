import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Browser features that the pages never use. https://www.w3.org/TR/permissions-policy/ */
const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const framedByMonday = ['/', '/admin', '/account', '/board'];
/** Pages that open in their own tab, and never in a frame. */
const neverFramed = ['/guide', '/case', '/report', '/entra', '/entra/signed-in'];
/** Of these, the ones that speak with no window: the check at Entra hears from the one that signed in. */
const alone = ['/guide', '/case', '/report'];

/** Vibe writes its styles by script at run time; scripts stay strict. */
function pagePolicy(frameAncestors: string[], alsoCalled: readonly string[] = []) {
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
 * framed by monday alone. There is no CORS header anywhere.
 *
 * Only monday's own hosts frame: below `monday.app` lie apps of any developer, which could lay
 * themselves over the view.
 *
 * @param entra origins of Microsoft's sign-in and of Graph, which the Entra page alone may call
 * @param hasSecureSubdomains whether every host below this one speaks HTTPS, too
 */
export async function installHeaders(
  app: FastifyInstance,
  { entra, hasSecureSubdomains }: { entra: readonly string[]; hasSecureSubdomains: boolean },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // The policy's frame-ancestors says it better; this header cannot name monday.
    frameguard: false,
    hsts: { maxAge: 31_536_000, includeSubDomains: hasSecureSubdomains },
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
      const called = path === '/entra' ? entra : [];
      await reply.helmet({ contentSecurityPolicy: pagePolicy(["'none'"], called) });
    }
    reply.header('permissions-policy', permissionsPolicy);
    if (alone.includes(path)) reply.header('cross-origin-opener-policy', 'same-origin');
    if (!/^\/(api|monday)\//.test(path)) return;
    reply.header('cache-control', 'no-store');
    reply.header('cross-origin-resource-policy', 'same-origin');
  });
}
