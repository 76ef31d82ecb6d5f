import type { FastifyInstance } from 'fastify';

export const ownerPath = '/warehouse.example/owner';

/** A token with this in it is not accepted any more. */
export const takenAway = 'taken-away';

/** The service that API tokens are for: it says who owns one, as API_TOKEN_IDENTITY_URL asks. */
export function ownerRoute(app: FastifyInstance): void {
  app.get(ownerPath, async (request, reply) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (token === '' || token.includes(takenAway))
      return reply.code(401).send({ error: 'unknown' });
    return { displayName: 'Warehouse robot', email: 'robot@warehouse.example' };
  });
}
