import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { retryAfterSeconds } from '../../contract/retry-after.ts';
import { callProvider } from '../shared/call.ts';
import { ProviderFailure } from '../shared/failure.ts';

export interface EntraQuestion {
  /** Of an administrator who is signed in; it is only sent to Graph. */
  token: string;
  organizationId: string;
  applicationId: string;
  /** Object ids of those whom it is about, the most urgent first. */
  people: readonly string[];
  /** True to prove as well that nothing is allowed for everyone. */
  isAboutEveryone?: boolean;
  deadline: AbortSignal;
}

/** A page of 999 permissions with long lists of scopes. */
const largest = 4 * 1024 * 1024;
const mostPages = 50;
/** https://learn.microsoft.com/graph/json-batching */
const batchSize = 20;
const batchesAtOnce = 4;
const longestWait = 2000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const organizations = z.object({ value: z.array(z.object({ id: z.string() })) });
/** https://learn.microsoft.com/graph/api/serviceprincipal-get */
const servicePrincipal = z.object({
  id: z.string().regex(guid),
  accountEnabled: z.boolean().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
  isDisabled: z.boolean().nullish(),
});
/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list */
const grantPage = z.object({
  '@odata.count': z.int().nonnegative().optional(),
  value: z.array(
    z.object({ id: z.string(), principalId: z.string().nullish(), scope: z.string().nullish() }),
  ),
  '@odata.nextLink': z.string().optional(),
});
type GrantPage = z.infer<typeof grantPage>;
export type Grant = GrantPage['value'][number];

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});
type BatchItem = z.infer<typeof batchAnswer>['responses'][number];

export interface FoundGrants {
  found: Grant[];
  /** Read to the end, and as many as Graph counted. */
  isWhole: boolean;
  /** False: Graph took no advanced query here, and lists without one can be short for good. */
  isAdvanced: boolean;
}

export const grantsOf = (clientId: string, consentType: 'AllPrincipals' | 'Principal') =>
  `clientId eq '${clientId}' and consentType eq '${consentType}'`;

/** Lists that are not asked like this lack permissions for good. https://github.com/microsoftgraph/msgraph-metadata/issues/116 */
const consistently = { ConsistencyLevel: 'eventual' };
const query = (filter: string, isAdvanced: boolean) =>
  `/oauth2PermissionGrants?$filter=${encodeURIComponent(filter)}&$top=999${isAdvanced ? '&$count=true' : ''}`;

const hasStatus = (error: unknown, status: number) =>
  error instanceof ProviderFailure && error.status === status;

/** Returns milliseconds. */
function waitOf({ headers }: BatchItem): number {
  const named = Object.entries(headers ?? {}).find(([name]) => /^retry-after$/i.test(name));
  return (retryAfterSeconds(named?.[1]) ?? 1) * 1000;
}

const chunksOf = <Item>(items: readonly Item[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

interface OneByOne {
  question: EntraQuestion;
  /** No further questions are begun after it, by `performance.now()`. */
  until: number;
  isAdvanced: boolean;
}

/**
 * Requests of a check to Graph.
 *
 * @param graph its address, without a trailing slash
 */
export function createEntraGraph(graph: string) {
  const ask = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { token, deadline }: EntraQuestion,
    rest: { method?: 'POST'; body?: object; headers?: Record<string, string> } = {},
  ) => callProvider({ url: `${graph}${path}`, token, schema, deadline, largest, ...rest });

  const select = (id: string, fields: string, question: EntraQuestion) =>
    ask(
      `/servicePrincipals(appId='${encodeURIComponent(id)}')?$select=${fields}`,
      servicePrincipal,
      question,
    );

  /** Reads on from a page; the token goes nowhere else, whatever an answer says. */
  async function readOn(first: GrantPage, question: EntraQuestion, isAdvanced: boolean) {
    const found = new Map(first.value.map((grant) => [grant.id, grant]));
    let next = first['@odata.nextLink'];
    for (let page = 1; next && page < mostPages; page += 1) {
      if (!next.startsWith(`${graph}/`)) {
        throw new ProviderFailure('unavailable', 'The next page is said to be elsewhere.');
      }
      const headers = isAdvanced ? consistently : {};
      const answer: GrantPage = await ask(next.slice(graph.length), grantPage, question, {
        headers,
      });
      for (const grant of answer.value) found.set(grant.id, grant);
      next = answer['@odata.nextLink'];
    }
    const isWhole = isAdvanced && !next && first['@odata.count'] === found.size;
    return { found: [...found.values()], isWhole, isAdvanced };
  }

  async function batch(ids: readonly string[], clientId: string, { question, ...how }: OneByOne) {
    const requests = ids.map((id, index) => ({
      id: String(index),
      method: 'GET',
      url: query(`${grantsOf(clientId, 'Principal')} and principalId eq '${id}'`, how.isAdvanced),
      headers: how.isAdvanced ? consistently : {},
    }));
    const { responses } = await ask('/$batch', batchAnswer, question, {
      method: 'POST',
      body: { requests },
    });
    return responses.map((item) => ({ item, person: ids[Number(item.id)] ?? '' }));
  }

  /** Repeats requests that Graph throttles once, where its wait fits the time limit. */
  async function askBatch(ids: readonly string[], clientId: string, how: OneByOne) {
    const answers = await batch(ids, clientId, how);
    const late = answers.filter(({ item }) => item.status === 429 || item.status >= 500);
    const pause = Math.max(0, ...late.map(({ item }) => waitOf(item)));
    if (late.length === 0 || pause > longestWait) return answers;
    await wait(pause, undefined, { signal: how.question.deadline });
    const people = late.map(({ person }) => person);
    return [
      ...answers.filter((one) => !late.includes(one)),
      ...(await batch(people, clientId, how)),
    ];
  }

  async function readItem({ status, body }: BatchItem, { question, isAdvanced }: OneByOne) {
    if (status === 401 || status === 403) {
      throw new ProviderFailure('refused', 'The provider does not accept the token.', { status });
    }
    const page = grantPage.safeParse(body);
    return status === 200 && page.success ? readOn(page.data, question, isAdvanced) : null;
  }

  return {
    async organizations(question: EntraQuestion): Promise<string[]> {
      const { value } = await ask('/organization?$select=id', organizations, question);
      return value.map(({ id }) => id);
    },

    /** Null where the organization has no such application. */
    async findApp(applicationId: string, question: EntraQuestion) {
      try {
        const fields = 'id,accountEnabled,appRoleAssignmentRequired';
        const found = await select(applicationId, `${fields},isDisabled`, question).catch(
          (error: unknown) => {
            // Where service principals have no such field, asking for it can be refused.
            if (hasStatus(error, 400)) return select(applicationId, fields, question);
            throw error;
          },
        );
        const isDeactivated = found.isDisabled === true;
        const isEnabled = found.accountEnabled !== false && !isDeactivated;
        const isAssignmentRequired = found.appRoleAssignmentRequired === true;
        return { id: found.id, isEnabled, isDeactivated, isAssignmentRequired };
      } catch (error) {
        if (hasStatus(error, 404)) return null;
        throw error;
      }
    },

    /** Null: the app has just gone. https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1557 */
    async grants(
      filter: string,
      question: EntraQuestion,
      isAdvanced = true,
    ): Promise<FoundGrants | null> {
      const headers = isAdvanced ? consistently : {};
      try {
        const first = await ask(query(filter, isAdvanced), grantPage, question, { headers });
        return await readOn(first, question, isAdvanced);
      } catch (error) {
        if (hasStatus(error, 404)) return null;
        if (isAdvanced && hasStatus(error, 400)) return this.grants(filter, question, false);
        throw error;
      }
    },

    /** @returns what was read, by person; those for whom there was no time, or no answer, are missing */
    async grantsOfPeople(
      clientId: string,
      people: readonly string[],
      how: OneByOne,
    ): Promise<Map<string, FoundGrants>> {
      const read = new Map<string, FoundGrants>();
      const left = chunksOf(
        people.filter((id) => guid.test(id)),
        batchSize,
      );
      async function work(): Promise<void> {
        for (let ids = left.shift(); ids && performance.now() < how.until; ids = left.shift()) {
          for (const { item, person } of await askBatch(ids, clientId, how)) {
            const found = await readItem(item, how);
            if (found) read.set(person, found);
          }
        }
      }
      await Promise.all(Array.from({ length: batchesAtOnce }, work));
      return read;
    },
  };
}
export type EntraGraph = ReturnType<typeof createEntraGraph>;
