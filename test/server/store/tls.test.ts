import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { withFullVerification } from '../../../server/store/postgres.ts';
import { tlsAdvice } from '../../../server/store/tls-advice.ts';

const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** A database that answers the question for encryption with "no", as PostgreSQL without a certificate. */
async function plainDatabase(): Promise<string> {
  const server = createServer((socket) => socket.once('data', () => socket.end('N')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => server.close());
  return `postgres://keyholder@127.0.0.1:${(server.address() as AddressInfo).port}/none`;
}

test.each([
  ['?sslmode=require', '?sslmode=verify-full'],
  ['?a=b&sslmode=prefer', '?a=b&sslmode=verify-full'],
  ['?sslmode=verify-ca&sslrootcert=/ca.pem', '?sslmode=verify-full&sslrootcert=/ca.pem'],
  ['?sslmode=verify-full', '?sslmode=verify-full'],
  ['?sslmode=no-verify', '?sslmode=no-verify'],
  ['?sslmode=disable', '?sslmode=disable'],
  ['?uselibpqcompat=true&sslmode=require', '?uselibpqcompat=true&sslmode=require'],
  ['', ''],
])('%s means %s', (given, meant) => {
  const base = 'postgres://host/name';
  expect(withFullVerification(`${base}${given}`)).toBe(`${base}${meant}`);
});

test('a database without encryption is refused where encryption is asked for, with the way out', async () => {
  const url = `${await plainDatabase()}?sslmode=require`;
  const error = await openStore({ url }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'StoreError', kind: 'connection' });
  expect(tlsAdvice(error as { code: string; message: string })).toContain('sslmode=disable');
});

test.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'sslrootcert='],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'sslrootcert='],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
])('%s says %s', (code, words) => {
  expect(tlsAdvice({ code, message: 'x' })).toContain(words);
});

test('other errors of the connection have no such advice', () => {
  expect(
    tlsAdvice({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' }),
  ).toBeNull();
});
