import type { StorageRequest } from './storage.ts';

/** A message of monday-sdk-js 0.5.9 to the page that frames it. */
export interface SdkMessage {
  method: string;
  args?: { type?: string; params?: unknown } & Record<string, unknown>;
  requestId?: string;
}

export interface Reply {
  method: string;
  type?: string;
  requestId?: string;
  data?: unknown;
  /** The SDK's promise rejects with it. */
  errorMessage?: string;
}

/** Replies of the host page to the view; it refuses by failing. */
export interface Host {
  get: Record<string, () => unknown>;
  set: Record<string, (params: unknown) => unknown>;
  execute: Record<string, (params: unknown) => unknown>;
  storage(request: StorageRequest): unknown;
  graphql(params: unknown): Promise<unknown>;
  /** Remembers that the view wants pushes of this type. */
  listen(type: string): void;
}

/** Executes that no one sees, such as `track` and `valueCreatedForUser`, are acknowledged. */
const acknowledge = () => ({ success: true });

async function dataFor({ method, args = {} }: SdkMessage, host: Host): Promise<unknown> {
  const { type = '', params } = args;
  switch (method) {
    case 'get': {
      const answer = host.get[type];
      if (!answer) throw new Error(`Requested "${type}" is not supported`);
      return answer();
    }
    case 'set': {
      const change = host.set[type];
      if (!change) throw new Error(`Setting "${type}" is not supported`);
      return change(params);
    }
    case 'execute':
      return (host.execute[type] ?? acknowledge)(params);
    case 'storage':
      return host.storage(args as unknown as StorageRequest);
    case 'api':
      return host.graphql(params);
    default:
      throw new Error(`The method "${method}" is not supported`);
  }
}

/**
 * The answer to one message of the SDK: the same `requestId`, the payload under `data`.
 * https://github.com/mondaycom/monday-sdk-js/blob/master/src/client.js
 *
 * @returns null for `listen`, which is answered by pushes only, and for what is no SDK message
 */
export async function replyTo(message: SdkMessage, host: Host): Promise<Reply | null> {
  const { method, args, requestId } = message;
  if (method === 'listen') {
    host.listen(args?.type ?? '');
    return null;
  }
  if (requestId === undefined) return null;
  const reply: Reply = { method, requestId, ...(args?.type && { type: args.type }) };
  try {
    return { ...reply, data: await dataFor(message, host) };
  } catch (error) {
    return { ...reply, errorMessage: error instanceof Error ? error.message : String(error) };
  }
}
