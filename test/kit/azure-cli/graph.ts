import type { Grant, Tenant } from './tenant.ts';

export interface Answer {
  status: number;
  body: unknown;
}

const notFound: Answer = {
  status: 404,
  body: { error: { code: 'Request_ResourceNotFound', message: 'Resource does not exist.' } },
};
const denied: Answer = {
  status: 403,
  body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
};
const tooMany: Answer = {
  status: 429,
  body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
};
const done: Answer = { status: 204, body: null };

const base = 'https://graph.microsoft.com/v1.0';

/** `a eq 'b' and c eq 'd'`, and nothing else: what is not understood fails the test. */
function filterOf(text: string | null): [string, string][] {
  if (text === null) return [];
  return text.split(' and ').map((term) => {
    const match = /^(\w+) eq '([^']*)'$/.exec(term);
    if (!match) throw new Error(`unknown filter: ${text}`);
    return [match[1] ?? '', match[2] ?? ''];
  });
}

/** Graph over one tenant, with a clock that only the stand-in of `sleep` moves. */
export class Graph {
  readonly tenant: Tenant;
  now = 0;
  private readonly removedAt = new Map<string, number>();
  constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  private list(path: string, url: URL, rows: object[], isConsistent: boolean): Answer {
    const filter = filterOf(url.searchParams.get('$filter'));
    const fitting = rows.filter(
      (row) =>
        filter.every(([name, value]) => (row as Record<string, unknown>)[name] === value) &&
        !(isConsistent && (row as Partial<Grant>).lackedBy === 'index'),
    );
    const listed = fitting.filter((row) => {
      const { lackedBy } = row as Partial<Grant>;
      return !lackedBy || lackedBy === 'index' || (lackedBy === 'plain' && isConsistent);
    });
    const answer = this.page(path, url, listed);
    if (!isConsistent) return answer;
    return { ...answer, body: { '@odata.count': fitting.length, ...(answer.body as object) } };
  }

  private page(path: string, url: URL, rows: object[]): Answer {
    const start = Number(url.searchParams.get('$skiptoken') ?? 0);
    const end = start + Math.min(this.tenant.pageSize, Number(url.searchParams.get('$top') ?? 100));
    const next = new URL(`${base}${path}${url.search}`);
    next.searchParams.set('$skiptoken', String(end));
    const more = end < rows.length && { '@odata.nextLink': next.href };
    return { status: 200, body: { ...more, value: rows.slice(start, end) } };
  }

  private listed(): Grant[] {
    const { grants, lagSeconds } = this.tenant;
    return grants.filter(({ id }) => {
      const at = this.removedAt.get(id);
      return at === undefined || this.now < at + lagSeconds;
    });
  }

  /** Answers instead, where Graph wants callers to wait. */
  private throttle(): Answer | null {
    const { throttled, calls } = this.tenant;
    if (!throttled || calls.length <= throttled.after || throttled.times === 0) return null;
    throttled.times -= 1;
    return tooMany;
  }

  call(method: string, address: string, body: string | null, headers = ''): Answer {
    const url = new URL(address);
    if (!address.startsWith(`${base}/`)) throw new Error(`not Graph: ${address}`);
    const path = url.pathname.slice('/v1.0'.length);
    this.tenant.onCall?.(this.tenant.calls.length);
    this.tenant.calls.push(`${method} ${path}`);
    const throttled = this.throttle();
    if (throttled) return throttled;
    const isEventual = headers === 'ConsistencyLevel=eventual';
    const isConsistent = isEventual && url.searchParams.get('$count') === 'true';
    const [, collection, id, part] = path.split('/');
    if (method === 'GET' && collection === 'servicePrincipals' && part === 'appRoleAssignments') {
      if (!this.tenant.apps.some((app) => app.id === id)) return notFound;
      return this.list(path, url, this.tenant.appRoleAssignments, isConsistent);
    }
    if (method === 'GET' && id === undefined) {
      // Nothing asks for all of a tenant.
      if (!url.searchParams.has('$filter')) throw new Error(`no filter: ${address}`);
      if (collection === 'servicePrincipals') {
        const apps = this.tenant.apps.filter((app) => !(isEventual && app.isOutsideIndex));
        return this.list(path, url, apps, isConsistent);
      }
      if (collection === 'oauth2PermissionGrants') {
        const client = /clientId eq '([^']*)'/.exec(url.searchParams.get('$filter') ?? '')?.[1];
        // https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1557
        if (!this.tenant.apps.some((app) => app.id === client)) return notFound;
        return this.list(path, url, this.listed(), isConsistent);
      }
    }
    if (method === 'DELETE' && collection === 'oauth2PermissionGrants') return this.removeGrant(id);
    const app = this.tenant.apps.find((one) => one.id === id);
    if (collection === 'servicePrincipals' && !app) return notFound;
    if (method === 'PATCH' && app) {
      Object.assign(app, JSON.parse(body ?? '{}'));
      return done;
    }
    if (method === 'DELETE' && app) {
      this.tenant.apps = this.tenant.apps.filter((one) => one !== app);
      return done;
    }
    throw new Error(`unknown call: ${method} ${path}`);
  }

  private removeGrant(id = ''): Answer {
    if (this.tenant.refuse.has(id)) return denied;
    const exists = this.tenant.grants.some((grant) => grant.id === id);
    if (!exists || this.removedAt.has(id)) return notFound;
    this.removedAt.set(id, this.now);
    return done;
  }

  /** Permissions that are really granted, whatever the lists say. */
  get remaining(): string[] {
    return this.tenant.grants.map(({ id }) => id).filter((id) => !this.removedAt.has(id));
  }
}
