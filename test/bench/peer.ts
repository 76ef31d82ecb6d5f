import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync } from 'node:zlib';
import express, { type Request, type Response } from 'express';
import jwt from 'jsonwebtoken';
import { formatListed } from '../../server/connections/connection-format.ts';
import type { ConnectionRow } from '../../server/store/tables.ts';
import { clientSecret } from '../kit/tokens.ts';

/**
 * Two other ways of listing connections, over the SQLite file that Keyholder filled. Both answer the
 * same fields, compressed as Keyholder compresses them, and write no log.
 *
 * - `page`, the plain stack: Express, a session token checked as in monday's samples (`jsonwebtoken` with
 *   the secret as text), pages by offset, `count(*)` for the total, a search by `like` on name and address.
 *   Nango lists its connections so, over PostgreSQL (`listConnections`, packages/shared/lib/services/connection.service.ts).
 * - `all`: every connection at once, each made ready in memory, to be filtered and paged in the browser. n8n
 *   answers so who may see all credentials (`getMany`, packages/cli/src/credentials/credentials.service.ts).
 */
const database = new DatabaseSync(process.argv[2] ?? '');
const order = 'order by last_connected_at desc, id desc';
const page = database.prepare(
  `select * from connections where account_id = ? ${order} limit ? offset ?`,
);
const search = database.prepare(`
  select * from connections
  where account_id = ? and (lower(display_name) like ? or lower(email) like ?) ${order} limit ?
`);
const all = database.prepare(`select * from connections where account_id = ? ${order}`);
const count = database.prepare('select count(*) as total from connections where account_id = ?');

const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

function answer(request: Request, response: Response, body: object): void {
  if (!request.headers['accept-encoding']?.includes('zstd')) {
    response.json(body);
    return;
  }
  response.set({ 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'zstd' });
  response.send(zstdCompressSync(JSON.stringify(body), level));
}

function rowsOf(accountId: string, body: Request['body']): ConnectionRow[] {
  const { page: number = 1, limit = 50, q, way = 'page' } = body;
  if (way === 'all') return all.all(accountId) as unknown as ConnectionRow[];
  if (q) {
    const pattern = `%${String(q).toLowerCase()}%`;
    return search.all(accountId, pattern, pattern, limit) as unknown as ConnectionRow[];
  }
  return page.all(accountId, limit, (number - 1) * limit) as unknown as ConnectionRow[];
}

const app = express();
app.use(express.json());
app.post('/api/connections/query', (request, response) => {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  let accountId: string;
  try {
    const { dat } = jwt.verify(token, clientSecret) as { dat: { account_id: number } };
    accountId = String(dat.account_id);
  } catch {
    response.status(401).json({ error: 'unauthorized' });
    return;
  }
  answer(request, response, {
    items: rowsOf(accountId, request.body).map((row) => formatListed(row, new Map())),
    total: request.body.withTotal ? count.get(accountId)?.total : null,
  });
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening at http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
