/** Messages of `monday.storage`. `v2` is the app's storage in the account, `instance` the view's own. */
export interface StorageRequest {
  method: 'set' | 'get' | 'delete';
  key: string;
  value?: unknown;
  options?: { previous_version?: string };
  segment: 'v2' | 'instance';
}

interface Stored {
  value: unknown;
  version: string;
}

/** The part of the browser's `Storage` that is needed. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const newVersion = () => Math.random().toString(36).slice(2, 10);

/**
 * monday's storage. A write that names an old version is refused.
 * https://developer.monday.com/apps/docs/mondaystorage
 */
export function createStorage(shelf: Shelf) {
  const nameOf = ({ segment, key }: StorageRequest) => `monday-storage:${segment}:${key}`;
  const read = (request: StorageRequest): Stored | null =>
    JSON.parse(shelf.getItem(nameOf(request)) ?? 'null');

  function write(request: StorageRequest) {
    const previous = request.options?.previous_version;
    const current = read(request);
    if (previous !== undefined && previous !== current?.version) {
      return { success: false, error: 'Version conflict', reason: 'versionError' };
    }
    const version = newVersion();
    shelf.setItem(nameOf(request), JSON.stringify({ value: request.value, version }));
    return { success: true, version };
  }

  return (request: StorageRequest) => {
    if (request.method === 'set') return write(request);
    const { value = null, version } = read(request) ?? {};
    if (request.method === 'get') return { success: true, value, ...(version && { version }) };
    shelf.removeItem(nameOf(request));
    return { success: true, value };
  };
}
