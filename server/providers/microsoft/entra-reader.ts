import { setTimeout as wait } from 'node:timers/promises';
import { ProviderFailure } from '../shared/failure.ts';
import { type EntraGraph, type EntraQuestion, type Grant, grantsOf } from './entra-graph.ts';

/** Entra's answer about an app in one organization. */
export interface AppAtEntra {
  /** Null: there is no Enterprise application, so no user of the organization can use the app. */
  app: {
    isEnabled: boolean;
    /** Its publisher deactivated it, for every organization. */
    isDeactivated: boolean;
    /** Only users who are assigned get tokens, and none may consent for themselves. */
    isAssignmentRequired: boolean;
  } | null;
  /** Permissions that an administrator allowed for everyone; empty: none found. */
  forEveryone: string[];
  /** Nothing is allowed for everyone: read to the end, and twice where the question was about it. */
  isNoneForEveryone: boolean;
  /** Permissions that users allowed for themselves, by their object id in lower case. */
  byPerson: ReadonlyMap<string, string[]>;
  /**
   * Object ids, in lower case, of those who were asked about one by one, twice, and for whom nothing
   * is allowed, by themselves or for everyone. Who is neither here nor in `byPerson` is not known.
   */
  absent: ReadonlySet<string>;
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

/** Microsoft Graph itself, which every organization has. https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const graphApplicationId = '00000003-0000-0000-c000-000000000000';
/** Up to so many, no list is needed. */
const fewPeople = 20;
/** Of one reading, for questions about single people. */
const milliseconds = 3200;
/** Between two readings: what replicates is often there by then. */
const pauseMilliseconds = 3000;

export const scopesOf = (found: readonly Grant[]) => [
  ...new Set(found.flatMap(({ scope }) => scope?.split(/\s+/).filter(Boolean) ?? [])),
];

function asEntraFailure(error: unknown): unknown {
  if (!(error instanceof ProviderFailure)) return error;
  if (error.status === 401) return new EntraFailure('refused');
  if (error.status === 403) return new EntraFailure('no_rights');
  return new EntraFailure(error.kind === 'timeout' ? 'timeout' : 'unavailable');
}

const gone: AppAtEntra = {
  app: null,
  forEveryone: [],
  isNoneForEveryone: true,
  byPerson: new Map(),
  absent: new Set(),
};

/** An app that is absent proves something only to who can see apps, and in the right organization. */
async function checkView(graph: EntraGraph, question: EntraQuestion): Promise<void> {
  const ids = await graph.organizations(question);
  const isRight = ids.some((id) => id.toLowerCase() === question.organizationId);
  if (!isRight) throw new EntraFailure('other_organization');
  if (!(await graph.findApp(graphApplicationId, question))) throw new EntraFailure('no_rights');
}

/**
 * One reading.
 *
 * @param isSecond asks about each person, however many they are, in both ways, and takes no list's word
 *   for the app
 */
async function look(
  graph: EntraGraph,
  question: EntraQuestion,
  isSecond: boolean,
): Promise<AppAtEntra> {
  const found = await graph.findApp(question.applicationId, question);
  if (!found) return gone;
  // Permissions of an app that are not found mean that it has just gone: the second reading tells.
  const notFound = () => {
    if (isSecond) throw new ProviderFailure('unavailable', 'The app is there and is not.');
    return gone;
  };
  const until = performance.now() + milliseconds;
  const ofEveryone = await graph.grants(grantsOf(found.id, 'AllPrincipals'), question);
  if (!ofEveryone) return notFound();
  const { isAdvanced } = ofEveryone;
  const forEveryone = scopesOf(ofEveryone.found);
  const people = question.people.map((id) => id.toLowerCase());
  const ofList = people.length > fewPeople && !isSecond;
  const list = ofList
    ? await graph.grants(grantsOf(found.id, 'Principal'), question, isAdvanced)
    : null;
  if (ofList && !list) return notFound();
  const listed = Map.groupBy(list?.found ?? [], (one) => one.principalId?.toLowerCase() ?? '');
  const isAbsenceUseful = isAdvanced && ofEveryone.found.length === 0 && found.isEnabled;
  const rest = people.filter((id) => !listed.has(id));
  const asked = !ofList || isAbsenceUseful ? rest : [];
  const each = await graph.grantsOfPeople(found.id, asked, { question, until, isAdvanced });
  const isNoneForEveryone = ofEveryone.isWhole && ofEveryone.found.length === 0;
  const byPerson = new Map([...listed].map(([id, grants]) => [id, scopesOf(grants)]));
  const absent = new Set<string>();
  for (const [id, own] of each) {
    if (own.found.length > 0) byPerson.set(id, scopesOf(own.found));
    else if (own.isWhole && isNoneForEveryone) absent.add(id);
  }
  const { id: _, ...app } = found;
  const seen = { app, forEveryone, isNoneForEveryone, byPerson, absent };
  if (isSecond && restsOnAbsence(seen, question))
    await askDirectly(graph, seen, { id: found.id, question, until });
  return seen;
}

/**
 * Asks about those who seem absent without an advanced query as well: the index that answers these lags
 * behind the directory, so that a permission given a moment ago is in neither list nor count of them.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
async function askDirectly(
  graph: EntraGraph,
  seen: AppAtEntra & { byPerson: Map<string, string[]>; absent: Set<string> },
  { id, question, until }: { id: string; question: EntraQuestion; until: number },
): Promise<void> {
  const ofEveryone = await graph.grants(grantsOf(id, 'AllPrincipals'), question, false);
  seen.forEveryone = scopesOf(ofEveryone?.found ?? []);
  seen.isNoneForEveryone &&= ofEveryone?.found.length === 0;
  const how = { question, until, isAdvanced: false };
  const each = await graph.grantsOfPeople(id, [...seen.absent], how);
  for (const person of [...seen.absent]) {
    const own = each.get(person)?.found;
    if (own?.length === 0 && ofEveryone?.found.length === 0) continue;
    seen.absent.delete(person);
    if (own && own.length > 0) seen.byPerson.set(person, scopesOf(own));
  }
}

const restsOnAbsence = (
  { app, absent, isNoneForEveryone }: AppAtEntra,
  { isAboutEveryone = false }: EntraQuestion,
) => {
  if (!app || (isAboutEveryone && isNoneForEveryone)) return true;
  return app.isEnabled && absent.size > 0;
};

/** Returns what both readings agree on; where they differ, nothing counts as absent. */
function agreed(first: AppAtEntra, second: AppAtEntra): AppAtEntra {
  if (!first.app || !second.app) {
    if (!first.app && !second.app) return gone;
    return { ...(first.app ? first : second), isNoneForEveryone: false, absent: new Set() };
  }
  return {
    app: second.app,
    forEveryone: [...new Set([...first.forEveryone, ...second.forEveryone])],
    isNoneForEveryone: first.isNoneForEveryone && second.isNoneForEveryone,
    byPerson: new Map([...first.byPerson, ...second.byPerson]),
    absent: new Set([...first.absent].filter((id) => second.absent.has(id))),
  };
}

/**
 * Makes the question to Graph: what may this app still do in this organization?
 *
 * @param pause milliseconds between the two readings that absence needs
 */
export function createEntraReader(graph: EntraGraph, pause: number = pauseMilliseconds) {
  async function read(question: EntraQuestion): Promise<AppAtEntra> {
    await checkView(graph, question);
    const first = await look(graph, question, false);
    if (!restsOnAbsence(first, question)) return first;
    await wait(pause, undefined, { signal: question.deadline }).catch(() => {
      throw new EntraFailure('timeout');
    });
    const people = first.app ? [...first.absent] : [];
    return agreed(first, await look(graph, { ...question, people }, true));
  }

  /**
   * Reads what is allowed. What would be proven by its absence is read twice, some time apart.
   *
   * @throws EntraFailure
   */
  return async (question: EntraQuestion): Promise<AppAtEntra> => {
    try {
      return await read(question);
    } catch (error) {
      throw asEntraFailure(error);
    }
  };
}
export type EntraReader = ReturnType<typeof createEntraReader>;
