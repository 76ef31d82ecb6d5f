import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem-reply.ts';

/** A shorter secret may stand in a text by chance. */
const shortest = 8;
/** So many characters of a secret in a row give part of it away, as where a text was cut short. */
const tellingLength = 16;

/** Names of fields that hold a secret, wherever they stand, without their punctuation. */
const secretName = /token$|secret|password|^code$|^assertion$|^authorization$/;
const isSecretName = (name: string) => secretName.test(name.toLowerCase().replace(/[^a-z]/g, ''));

/** The fields of a value, at any depth. */
function* fieldsOf(value: unknown): Generator<[holder: object, name: string, inner: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [value, name, inner];
    yield* fieldsOf(inner);
  }
}

/** Pieces of a secret, of which any text that holds much of it holds one. */
function piecesOf(secret: string): string[] {
  if (secret.length < shortest) return [];
  if (secret.length <= tellingLength) return [secret];
  const starts = Math.ceil((secret.length - tellingLength) / shortest) + 1;
  return Array.from({ length: starts }, (_, index) => {
    const start = Math.min(index * shortest, secret.length - tellingLength);
    return secret.slice(start, start + tellingLength);
  });
}

const unspaced = (text: string) => text.replace(/\s+/g, '');

/** The secrets of one call, and a check of texts against them. */
class CallSecrets {
  readonly pieces: Set<string>;
  constructor(secrets: readonly string[]) {
    this.pieces = new Set(secrets.flatMap(piecesOf));
  }

  areIn(text: string): boolean {
    for (const piece of this.pieces) if (text.includes(piece)) return true;
    return false;
  }

  /** The same text without the words that hold a secret. */
  without(text: string): string {
    if (!this.areIn(unspaced(text))) return text;
    // Broken up by spaces or line breaks it is the same secret, and no word tells.
    if (!this.areIn(text)) return '';
    const words = text.split(/([\s,]+)/).filter((word) => !this.areIn(word));
    return words.join('').trim();
  }
}

const calls = new AsyncLocalStorage<CallSecrets>();

/** Secrets of a body: what is named as one, at any depth. */
function secretsIn(body: unknown): string[] {
  return [...fieldsOf(body)]
    .filter(([, name, inner]) => isSecretName(name) && typeof inner === 'string')
    .map(([, , inner]) => String(inner));
}

/** The texts of a body that are no secrets, with what holds them. */
const plainFields = (body: unknown) =>
  [...fieldsOf(body)].flatMap(([holder, name, inner]) =>
    typeof inner === 'string' && !isSecretName(name) ? [{ holder, name, text: inner }] : [],
  );

/** Takes the secrets out of every field that is not theirs: a label, a note, a scope. */
function cleanFields(body: unknown, secretTexts: readonly string[]): void {
  const fields = plainFields(body);
  // One look at all of them together: there may be thousands of ids.
  const all = unspaced(fields.map(({ text }) => text).join(''));
  // In fewer characters there is no room for one, as in most queries.
  if (all.length < shortest) return;
  const secrets = new CallSecrets(secretTexts);
  if (!secrets.areIn(all)) return;
  for (const { holder, name, text } of fields) {
    const clean = secrets.without(text);
    if (clean !== text) Object.assign(holder, { [name]: clean });
  }
}

const leaking = () =>
  new HttpProblem(500, {
    detail: 'The answer held a secret of the call and was not sent. Tell who runs the server.',
  });

const textOf = (payload: unknown) =>
  typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString() : '';

/**
 * Holds every call against its own secrets: the token of its header and all that its body names as
 * one. A person who pastes a token into a label or a note would have it stored, shown and exported.
 * What holds one is cleaned before any handler sees it; an answer that holds one all the same is not
 * sent, and a line of the log is written without it.
 */
export function installCallSecrets(app: FastifyInstance): void {
  app.decorateRequest('secrets', null);

  app.addHook('preHandler', (request: FastifyRequest, _reply, done) => {
    if (typeof request.body !== 'object' || request.body === null) return done();
    const named = secretsIn(request.body);
    const header = request.headers.authorization?.split(' ').at(-1) ?? '';
    cleanFields(request.body, [...named, header]);
    if (named.length === 0) return done();
    request.secrets = new CallSecrets(named);
    calls.run(request.secrets, done);
  });

  app.addHook('onSend', async (request, _reply, payload) => {
    if (request.secrets?.areIn(textOf(payload))) throw leaking();
    return payload;
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Secrets in the body of this call; null without any. */
    secrets: CallSecrets | null;
  }
}

/** A line of the log without the secrets of the call that writes it. */
export function lineWithoutSecrets(line: string): string {
  const secrets = calls.getStore();
  return secrets?.areIn(line)
    ? '{"level":50,"msg":"a line that held a secret was left out"}\n'
    : line;
}
