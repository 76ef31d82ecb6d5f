import type { FastifyInstance } from 'fastify';
import { standInPath } from './services/address.ts';

/** Addresses of the sandbox's parts, without a trailing slash; filled in once all listen. */
export interface Places {
  /** The page that stands in for monday. */
  host: string;
  /** The pass-through before the server: what monday knows as the app, `PUBLIC_URL`. */
  view: string;
  /** The server itself. */
  server: string;
  /** Microsoft's sign-in and Graph. */
  microsoft: string;
  /** Every other provider; each host is a folder there. */
  services: string;
}

/** Addresses that stand in for a provider's pages and endpoints. */
export function standInAddress({ microsoft, services }: Places, address: string): string {
  const { hostname, pathname } = new URL(address);
  return hostname === 'login.microsoftonline.com'
    ? `${microsoft}${pathname}`
    : `${services}${standInPath(address)}`;
}

/** Returns whether listening failed because another program has the port. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/**
 * Listens on loopback.
 *
 * @param host `localhost` and `127.0.0.1` are one machine but two sites to a browser
 * @param port a wish; when it is taken the system chooses, as it does for 0
 * @returns the address, such as `http://localhost:8300`
 */
export async function listen(
  app: FastifyInstance,
  host: 'localhost' | '127.0.0.1',
  port = 0,
): Promise<string> {
  await app.listen({ host, port }).catch((error: unknown) => {
    if (port === 0 || !isTaken(error)) throw error;
    return app.listen({ host, port: 0 });
  });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return `http://${host}:${address.port}`;
}
