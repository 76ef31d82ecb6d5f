import type { FastifyReply, FastifyRequest } from 'fastify';
import { encode, encodingFor } from './compress.ts';

/** Everything that a page depends on. */
export interface PageKey {
  accountId: string;
  /** Of the account, read before the page; null where the page cannot be kept. */
  revision: string | null;
  /** All else that tells one answer from another: whose connections may be seen, and the query. */
  of: unknown;
}

export interface KeptPagesOptions {
  /** Bytes of all pages together, with their keys; about two thousand of fifty rows. */
  mostBytes?: number;
  /** Called for each page with where it came from. */
  onPage?: (from: 'memory' | 'store') => void;
}

/** As it goes over the wire. */
export interface Page {
  bytes: Buffer;
  /** Undefined where it is too short to be compressed, or the caller takes no encoding. */
  encoding: string | undefined;
}

interface Account {
  revision: string;
  /** The ones that were asked for longest ago come first. */
  pages: Map<string, Page & { at: number }>;
}

const ownBytes = (key: string, { length }: Buffer) => length + 2 * key.length + 200;

/**
 * Longest time that a page is kept. Nothing that is too old is ever sent, however long that is: what was
 * deleted must not stay in the memory of a server that is not asked for it any more.
 */
const keptMilliseconds = 5 * 60_000;
const sweepMilliseconds = 60_000;

/** Compressed bytes are a part of a larger piece of memory, all of which would be kept with them. */
function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Pages of accounts in memory, each of one revision of its account. */
export class KeptPages {
  #accounts = new Map<string, Account>();
  #sweep: NodeJS.Timeout | undefined;
  readonly #mostBytes: number;
  readonly onPage: (from: 'memory' | 'store') => void;
  /** Of all pages together. */
  bytes = 0;

  constructor({ mostBytes = 16 * 1024 * 1024, onPage = () => {} }: KeptPagesOptions = {}) {
    this.#mostBytes = mostBytes;
    this.onPage = onPage;
  }

  find(accountId: string, revision: string, key: string): Page | null {
    const account = this.#accounts.get(accountId);
    if (!account) return null;
    if (account.revision !== revision) {
      this.#drop(accountId, account);
      return null;
    }
    const page = account.pages.get(key);
    if (!page) return null;
    account.pages.delete(key);
    account.pages.set(key, page);
    this.#accounts.delete(accountId);
    this.#accounts.set(accountId, account);
    return page;
  }

  keep(accountId: string, revision: string, key: string, { bytes, encoding }: Page): void {
    const known = this.#accounts.get(accountId);
    if (known && known.revision !== revision) this.#drop(accountId, known);
    const account = this.#accounts.get(accountId) ?? { revision, pages: new Map() };
    this.#accounts.set(accountId, account);
    this.#remove(account, key);
    account.pages.set(key, { bytes: copyOf(bytes), encoding, at: performance.now() });
    this.bytes += ownBytes(key, bytes);
    while (this.bytes > this.#mostBytes) this.#dropOldest();
    this.#sweep ??= setTimeout(() => this.#dropOld(), sweepMilliseconds).unref();
  }

  clear(): void {
    clearTimeout(this.#sweep);
    this.#sweep = undefined;
    this.#accounts.clear();
    this.bytes = 0;
  }

  #remove(account: Account, key: string): void {
    const page = account.pages.get(key);
    if (page && account.pages.delete(key)) this.bytes -= ownBytes(key, page.bytes);
  }

  #drop(accountId: string, account: Account): void {
    for (const key of account.pages.keys()) this.#remove(account, key);
    this.#accounts.delete(accountId);
  }

  #dropOldest(): void {
    const [first] = this.#accounts;
    if (!first) return;
    const [accountId, account] = first;
    const [key] = account.pages.keys();
    if (key !== undefined) this.#remove(account, key);
    if (account.pages.size === 0) this.#accounts.delete(accountId);
  }

  #dropOld(): void {
    const before = performance.now() - keptMilliseconds;
    for (const [accountId, account] of this.#accounts) {
      for (const [key, { at }] of account.pages) if (at <= before) this.#remove(account, key);
      if (account.pages.size === 0) this.#accounts.delete(accountId);
    }
    this.#sweep =
      this.#accounts.size === 0
        ? undefined
        : setTimeout(() => this.#dropOld(), sweepMilliseconds).unref();
  }
}

function write(answer: object, encoding: string | undefined): Page {
  const plain = Buffer.from(JSON.stringify(answer));
  const bytes = encode(plain, encoding);
  return { bytes, encoding: bytes === plain ? undefined : encoding };
}

/**
 * Sends a page: from memory where nothing of the account has changed since it was made, and computed,
 * written out, compressed and kept otherwise. Caches outside this server get none: `no-store` stays.
 *
 * @param compute called once at most
 */
export async function sendPage(
  kept: KeptPages,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { accountId, revision, of }: PageKey,
  compute: () => Promise<object>,
): Promise<FastifyReply> {
  const accepted = encodingFor(request);
  const key = revision === null ? '' : JSON.stringify([accepted, of]);
  const found = revision === null ? null : kept.find(accountId, revision, key);
  kept.onPage(found ? 'memory' : 'store');
  const page = found ?? write(await compute(), accepted);
  if (revision !== null && !found) kept.keep(accountId, revision, key, page);
  reply.header('vary', 'accept-encoding').type('application/json; charset=utf-8');
  if (page.encoding !== undefined) reply.header('content-encoding', page.encoding);
  return reply.send(page.bytes);
}
