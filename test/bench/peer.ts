import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import jwt from 'jsonwebtoken';
import { formatListed } from '../../server/connections/connection-format.ts';
import type { ConnectionRow } from '../../server/store/tables.ts';
import { clientSecret } from '../kit/tokens.ts';

/**
 * What an app of this kind usually is: Express, a session token checked as in monday's samples
 * (`jsonwebtoken` with the secret as text), pages by offset, `count(*)` for the total. It answers
 * the same fields from the same SQLite file, and writes no log.
 */
const database = new DatabaseSync(process.argv[2] ?? '');
const page = database.prepare(`
  select * from connections where account_id = ?
  order by last_connected_at desc, id desc limit ? offset ?
`);
const count = database.prepare('select count(*) as total from connections where account_id = ?');

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
  const { page: number = 1, limit = 50, withTotal = false } = request.body;
  const rows = page.all(accountId, limit, (number - 1) * limit) as unknown as ConnectionRow[];
  response.json({
    items: rows.map((row) => formatListed(row, new Map())),
    total: withTotal ? count.get(accountId)?.total : null,
  });
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening at http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
