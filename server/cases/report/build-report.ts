import type { Caller } from '../../auth/session-token.ts';
import { formatConnection, formatHistory, sidesOf } from '../../connections/connection-format.ts';
import type { VisibleUser } from '../../connections/connection-policy.ts';
import { findEvidence } from '../../connections/history-queries.ts';
import { isJoin, joined } from '../../connections/items.ts';
import { type Pending, readPending } from '../../connections/pending-effects.ts';
import { readThrough } from '../../connections/read-through.ts';
import { asVisible } from '../../connections/visible-rows.ts';
import type { CaseReport } from '../../contract/case-report.ts';
import type { Language } from '../../contract/language.ts';
import type { Providers } from '../../providers/registry.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { touchableBy } from '../case-policy.ts';
import type { FoundCase } from '../case-queries.ts';
import { viewCase } from '../case-view.ts';
import { formatBrief } from '../connection-brief.ts';
import { findKnownUses } from '../known-uses.ts';
import { findAlsoUsed } from '../opening/also-used.ts';
import type { GuideContext } from '../steps/section-guide.ts';
import { stepTitles } from '../steps/step-titles.ts';

const connectionsAtMost = 1000;
const pageSize = 200;

/** Connections of a case by id, after one of them, with what the caller may see of each. */
async function connectionsAfter(
  account: AccountReader,
  caller: Caller,
  found: FoundCase,
  from: { after: string; sectionId?: string | undefined; limit: number },
): Promise<ConnectionRow[]> {
  const visibleUser = touchableBy(caller);
  const section = from.sectionId;
  const before = await readPending(account);
  const rows = await account
    .connectionsInCases()
    .where('case_connections.case_id', '=', found.row.id)
    .where('case_connections.connection_id', '>', from.after)
    .$if(visibleUser !== null, (own) =>
      own.where('case_connections.user_id', '=', visibleUser?.userId ?? ''),
    )
    .$if(section !== undefined, (of) =>
      of.where((where) =>
        where.or([
          where('provider_section_id', '=', section ?? ''),
          where('monday_section_id', '=', section ?? ''),
        ]),
      ),
    )
    .selectAll('connections')
    .orderBy('case_connections.connection_id')
    .limit(from.limit)
    .execute();
  const joining = await joiningAfter(account, found, visibleUser, before, from);
  const all = new Map([...rows, ...joining].map((row) => [row.id, row]));
  const first = [...all.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, from.limit);
  return asVisible(account, first, visibleUser, before);
}

/** Connections that are on their way into the case, which is filled in the order of their ids. */
async function joiningAfter(
  account: AccountReader,
  { row: of }: FoundCase,
  visibleUser: VisibleUser,
  pending: readonly Pending[],
  { after, sectionId, limit }: { after: string; sectionId?: string | undefined; limit: number },
): Promise<ConnectionRow[]> {
  const shown: ConnectionRow[] = [];
  for (const one of pending) {
    const { effect } = one;
    if (one.of.id !== of.id || !isJoin(effect)) continue;
    let position = after;
    while (shown.length < limit) {
      const rows = await joined(account, { ...one, effect })
        .where('connections.id', '>', position)
        .$if(visibleUser !== null, (own) => own.where('user_id', '=', visibleUser?.userId ?? ''))
        .selectAll('connections')
        .orderBy('connections.id')
        .limit(limit)
        .execute();
      const ids = rows.map((row) => row.id);
      const items = await readThrough(account, pending, ids);
      const isIn = (row: ConnectionRow) => {
        const member = items.get(row.id)?.members.get(of.id);
        if (!member || !sectionId) return member !== undefined;
        return [member.provider_section_id, member.monday_section_id].includes(sectionId);
      };
      shown.push(...rows.filter(isIn));
      position = rows.at(-1)?.id ?? position;
      if (rows.length < limit) break;
    }
  }
  return shown.slice(0, limit);
}

/** One page of the connections of a case, in short. */
export async function viewConnections(
  account: AccountReader,
  caller: Caller,
  found: FoundCase,
  { after = '', sectionId }: { after?: string | undefined; sectionId?: string | undefined },
) {
  const limit = pageSize + 1;
  const rows = await connectionsAfter(account, caller, found, { after, sectionId, limit });
  const shown = rows.slice(0, pageSize);
  const alsoUsed = await findAlsoUsed(account, caller, shown);
  return {
    items: shown.map((row) => ({
      ...formatBrief(row),
      ...sidesOf(row),
      alsoUsedBy: alsoUsed(row),
    })),
    nextAfter: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    automations: await findKnownUses(account, shown),
  };
}

/** Builds the report: what was done, by whom, when, and how far each side is proven. */
export async function viewReport(
  account: AccountReader,
  caller: Caller,
  found: FoundCase,
  context: { appName: string; providers: Providers; guides: GuideContext; language: Language },
): Promise<CaseReport> {
  const { appName, providers, guides, language } = context;
  const shown = await viewCase(account, caller, found);
  const guideIds = shown.sections.map((section) => section.guideId);
  const rows = await connectionsAfter(account, caller, found, {
    after: '',
    limit: connectionsAtMost,
  });
  const entries = await findEvidence(
    account,
    rows.map((row) => row.id),
    touchableBy(caller),
  );
  const alsoUsed = await findAlsoUsed(account, caller, rows);
  const evidence = Map.groupBy(entries, (entry) => entry.connection_id);
  return {
    generatedAt: new Date().toISOString(),
    generatedFor: caller.userId,
    accountId: caller.accountId,
    appName,
    recordsSince: await account.recordsSince(),
    case: shown,
    stepTitles: stepTitles(guideIds, guides, language),
    connections: rows.map((row) => {
      const { atProvider, inMonday, alerts, clockEndsAt, ...connection } = formatConnection(
        row,
        providers,
      );
      const { firstConnectedAt, lastConnectedAt, lastUsedAt } = connection;
      return {
        ...formatBrief(row),
        alsoUsedBy: alsoUsed(row),
        atProvider,
        inMonday,
        alerts,
        clockEndsAt,
        firstConnectedAt,
        lastConnectedAt,
        lastUsedAt,
        evidence: evidence.get(row.id)?.map(formatHistory) ?? [],
      };
    }),
  };
}
