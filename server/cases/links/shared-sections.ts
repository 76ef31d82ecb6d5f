import type { SharedCase } from '../../contract/case-link.ts';
import { hasEntra } from '../../contract/provider-facts.ts';
import type { PublicValues } from '../../guides/build/public-guide.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { CaseSectionRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { formatSection, formatStep } from '../case-format.ts';
import { findSections, findSteps } from '../case-queries.ts';
import { maskEmail, maskName } from '../mask.ts';
import { findAlsoUsed } from '../opening/also-used.ts';
import { findSectionConnections } from '../steps/section-guide.ts';
import { readTold } from '../tell-section.ts';
import type { LiveLink } from './links.ts';

type SharedSection = NonNullable<SharedCase['sections']>[number];

function formatShared(
  row: ConnectionRow,
  isMasked: boolean,
  isAlsoUsed: boolean,
): SharedSection['connections'][number] {
  return {
    id: row.id,
    provider: row.provider,
    // Id by which an administrator finds the person; alone it does not name them.
    providerUniqueIdentifier: row.provider_identity,
    organization:
      row.organization_id === null
        ? null
        : { id: row.organization_id, name: row.organization_name ?? row.organization_id },
    accountType: row.account_type,
    displayName: isMasked ? maskName(row.display_name) : row.display_name,
    email: isMasked ? maskEmail(row.email) : row.email,
    isAlsoUsed,
  };
}

/** Whoever holds a link is told of no other user. */
const outsider = { role: 'viewer' } as const;

/** The sections that the link shares. */
export async function sectionsOf(account: AccountReader, { link, of }: LiveLink) {
  const shared = new Set<string>(JSON.parse(link.section_ids));
  const sections = await findSections(account, [of.id], null);
  return sections.filter((section) => shared.has(section.id));
}

async function viewSections(account: AccountReader, live: LiveLink, sections: CaseSectionRow[]) {
  const steps = await findSteps(
    account,
    live.of.id,
    sections.map((section) => section.id),
  );
  const shown: SharedSection[] = [];
  for (const row of sections) {
    const { connectionIds, proof, userId, ...section } = formatSection(
      row,
      [],
      null,
      [],
      undefined,
    );
    const connections = await findSectionConnections(account, row);
    const alsoUsed = await findAlsoUsed(account, outsider, connections);
    shown.push({
      ...section,
      told: readTold(row),
      steps: steps
        .filter((step) => step.section_id === row.id)
        .map(formatStep)
        // Ids of monday users mean nothing outside.
        .map((step) => ({
          ...step,
          by: step.by && { ...step.by, userId: null },
          corrections: step.corrections.map((one) => ({
            ...one,
            by: /^\d+$/.test(one.by) ? '' : one.by,
          })),
        })),
      connections: connections.map((one) =>
        formatShared(one, live.link.names === 'masked', alsoUsed(one).count > 0),
      ),
    });
  }
  return shown;
}

const namedAtFirst = 5;
const halves = ['provider', 'monday', null] as const;

/** Counts a connection once, although each side has a section with it, and names the first. */
async function accountsOf(account: AccountReader, sections: CaseSectionRow[]) {
  const counted = halves.map((half) => {
    const own = sections.filter((section) => section.half === half);
    return { own, count: own.reduce((sum, section) => sum + section.connection_count, 0) };
  });
  const { own, count } = counted.reduce((most, one) => (one.count > most.count ? one : most));
  const first: string[] = [];
  for (const section of own) {
    if (first.length === namedAtFirst) break;
    const rows = await findSectionConnections(account, section, namedAtFirst - first.length);
    first.push(...rows.map((row) => maskEmail(row.email) ?? maskName(row.display_name)));
  }
  return { count, first };
}

/** Its id where the sections are of one provider; with more, each section has its own. */
function appOf(sections: CaseSectionRow[], { appName, applicationIds }: PublicValues) {
  const providers = [...new Set(sections.flatMap(({ provider }) => provider ?? []))];
  const [provider] = providers;
  const id = provider && providers.length === 1 ? applicationIds[provider] : undefined;
  return { name: appName, applicationId: id || null };
}

/** Returns the ids of the shared sections that a check at Entra can say something of. */
export const checkableIds = (sections: readonly CaseSectionRow[]): string[] =>
  sections
    .filter(
      ({ half, provider, organization_id }) =>
        half === 'provider' && hasEntra(provider) && organization_id !== null,
    )
    .map(({ id }) => id);

/**
 * Formats what the holder of a case link sees.
 *
 * @param canCheck whether checks at Entra are set up on this server
 * @param withSteps false: only who asks, for what, and until when
 */
export async function viewShared(
  account: AccountReader,
  live: LiveLink,
  { withSteps, canCheck }: { withSteps: boolean; canCheck: boolean },
  values: PublicValues,
): Promise<SharedCase> {
  const { link, of } = live;
  const sections = await sectionsOf(account, live);
  const providers = new Set(sections.flatMap((section) => section.provider ?? []));
  return {
    accountName: link.account_name,
    situation: of.situation,
    openedAt: of.opened_at,
    dueOn: of.due_on,
    expiresAt: link.expires_at,
    names: link.names,
    actors: [...new Set(sections.map((section) => section.actor))],
    providers: [...providers],
    app: appOf(sections, values),
    accounts: await accountsOf(account, sections),
    hasEntraCheck: canCheck && checkableIds(sections).length > 0,
    sections: withSteps ? await viewSections(account, live, sections) : null,
  };
}
