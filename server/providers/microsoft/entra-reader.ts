import { z } from 'zod';
import { callProvider } from '../shared/call.ts';
import { ProviderFailure } from '../shared/failure.ts';

/** What Entra says of an app in one organization. */
export interface AppAtEntra {
  /** Null: there is no Enterprise application, so nobody of the organization can use the app. */
  app: { isEnabled: boolean } | null;
  /** What an administrator allowed for everyone; empty: nothing. */
  forEveryone: string[];
  /** What people allowed for themselves, by their object id in lower case. */
  byPerson: ReadonlyMap<string, string[]>;
  /** False: there are more own permissions than were read; who is not in `byPerson` is not known. */
  isComplete: boolean;
  /** Whose own permissions were asked for, by object id in lower case; null: everybody's. */
  asked: string[] | null;
}

/**
 * Why nothing can be said.
 * - `refused`: Graph does not accept the token
 * - `no_rights`: who signed in may not read apps or their permissions
 * - `other_organization`: they signed in to another organization, where an absent app proves nothing
 * - `unavailable`, `timeout`: Graph is down, throttles, or is too slow
 */
export type EntraFailureKind =
  | 'refused'
  | 'no_rights'
  | 'other_organization'
  | 'unavailable'
  | 'timeout';

export class EntraFailure extends Error {
  readonly kind: EntraFailureKind;
  constructor(kind: EntraFailureKind) {
    super(`Entra could not be asked: ${kind}`);
    this.name = 'EntraFailure';
    this.kind = kind;
  }
}

export interface EntraQuestion {
  /** Of an administrator who is signed in; it is only sent to Graph. */
  token: string;
  organizationId: string;
  applicationId: string;
  /** Object ids of those whom it is about; null: too many to name. */
  people: readonly string[] | null;
  deadline: AbortSignal;
}

/** Microsoft Graph itself, which every organization has. https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const graphApplicationId = '00000003-0000-0000-c000-000000000000';
const largest = 1024 * 1024;
const askedOneByOne = 20;
const mostPages = 50;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const organizations = z.object({ value: z.array(z.object({ id: z.string() })) });
/** https://learn.microsoft.com/graph/api/serviceprincipal-get */
const servicePrincipal = z.object({
  id: z.string().regex(guid),
  accountEnabled: z.boolean().nullish(),
});
/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list */
const grants = z.object({
  value: z.array(z.object({ principalId: z.string().nullish(), scope: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
});
type Grant = z.infer<typeof grants>['value'][number];

const isGuid = (text: string) => guid.test(text);

const scopesOf = (found: readonly Grant[]) => [
  ...new Set(found.flatMap(({ scope }) => scope?.split(/\s+/).filter(Boolean) ?? [])),
];

function asEntraFailure(error: unknown): unknown {
  if (!(error instanceof ProviderFailure)) return error;
  if (error.status === 401) return new EntraFailure('refused');
  if (error.status === 403) return new EntraFailure('no_rights');
  return new EntraFailure(error.kind === 'timeout' ? 'timeout' : 'unavailable');
}

/**
 * Makes the question to Graph: what may this app still do in this organization?
 *
 * @param graph address of Graph, without a trailing slash
 */
export function createEntraReader(graph: string) {
  const ask = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { token, deadline }: EntraQuestion,
  ) => callProvider({ url: `${graph}${path}`, token, schema, deadline, largest });

  /** Null where the organization has no such application. */
  async function findApp(applicationId: string, question: EntraQuestion) {
    const path = `/servicePrincipals(appId='${encodeURIComponent(applicationId)}')`;
    try {
      return await ask(`${path}?$select=id,accountEnabled`, servicePrincipal, question);
    } catch (error) {
      if (error instanceof ProviderFailure && error.status === 404) return null;
      throw error;
    }
  }

  /** An app that is absent proves something only to who can see apps, and in the right organization. */
  async function checkView(question: EntraQuestion): Promise<void> {
    const { value } = await ask('/organization?$select=id', organizations, question);
    const isRight = value.some(({ id }) => id.toLowerCase() === question.organizationId);
    if (!isRight) throw new EntraFailure('other_organization');
    if (!(await findApp(graphApplicationId, question))) throw new EntraFailure('no_rights');
  }

  /** @returns the grants that fit, and whether these are all */
  async function findGrants(filter: string, question: EntraQuestion) {
    const found: Grant[] = [];
    let path: string | null = `/oauth2PermissionGrants?$filter=${encodeURIComponent(filter)}`;
    for (let page = 0; path !== null && page < mostPages; page += 1) {
      const answer: z.infer<typeof grants> = await ask(path, grants, question);
      found.push(...answer.value);
      const next: string | undefined = answer['@odata.nextLink'];
      // The token goes nowhere else, whatever an answer says.
      if (next && !next.startsWith(`${graph}/`)) throw new EntraFailure('unavailable');
      path = next ? next.slice(graph.length) : null;
    }
    return { found, isComplete: path === null };
  }

  async function findOwn(clientId: string, question: EntraQuestion) {
    const { people } = question;
    const own = `clientId eq '${clientId}' and consentType eq 'Principal'`;
    // One question for all where there are many, or where an id has no place in a filter.
    const isOneByOne = people && people.length <= askedOneByOne && people.every(isGuid);
    if (!isOneByOne) return { ...(await findGrants(own, question)), asked: null };
    const each = await Promise.all(
      people.map((id) => findGrants(`${own} and principalId eq '${id}'`, question)),
    );
    return {
      found: each.flatMap(({ found }) => found),
      isComplete: each.every(({ isComplete }) => isComplete),
      asked: people.map((id) => id.toLowerCase()),
    };
  }

  async function read(question: EntraQuestion): Promise<AppAtEntra> {
    await checkView(question);
    const app = await findApp(question.applicationId, question);
    const nothing = { forEveryone: [], byPerson: new Map(), isComplete: true, asked: null };
    if (!app) return { app: null, ...nothing };
    const everyone = `clientId eq '${app.id}' and consentType eq 'AllPrincipals'`;
    const [all, own] = await Promise.all([
      findGrants(everyone, question),
      findOwn(app.id, question),
    ]);
    const people = Map.groupBy(own.found, ({ principalId }) => principalId?.toLowerCase() ?? '');
    return {
      app: { isEnabled: app.accountEnabled !== false },
      forEveryone: scopesOf(all.found),
      byPerson: new Map([...people].map(([id, found]) => [id, scopesOf(found)])),
      isComplete: own.isComplete && all.isComplete,
      asked: own.asked,
    };
  }

  /** @throws EntraFailure */
  return async (question: EntraQuestion): Promise<AppAtEntra> => {
    try {
      return await read(question);
    } catch (error) {
      throw asEntraFailure(error);
    }
  };
}
export type EntraReader = ReturnType<typeof createEntraReader>;
