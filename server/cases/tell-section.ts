import { recordActivity } from '../activity/record-activity.ts';
import type { SectionTold, TellSection } from '../contract/case-link.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { CaseSectionRow } from '../store/case-tables.ts';

/** A section's record, with how often it was told: each time is an entry of the activity. */
type Kept = SectionTold & { times: number; isWithdrawn: boolean };

/** A section of which the holder of a link told too often. */
export class ToldTooOften extends Error {}

export const toldAtMost = 50;

const readKept = (text: string | null): Kept | null => (text === null ? null : JSON.parse(text));

/** Returns what was told of a section as a whole, field by field; null where nothing stands. */
export function readTold({ told }: Pick<CaseSectionRow, 'told'>): SectionTold | null {
  const kept = readKept(told);
  if (!kept || kept.isWithdrawn) return null;
  const { kind, at, saidToBe, note } = kept;
  return { kind, at, saidToBe, note };
}

/**
 * Keeps what the holder of a link tells of a section as a whole. Steps stay as they are: none is
 * completed by it.
 *
 * @throws ToldTooOften
 */
export async function tellSection(
  account: AccountWriter,
  linkId: string,
  section: CaseSectionRow,
  body: TellSection,
): Promise<SectionTold | null> {
  const kept = readKept(section.told);
  const times = (kept?.times ?? 0) + 1;
  if (times > toldAtMost) throw new ToldTooOften();
  const isWithdrawn = body.told === 'none';
  if (isWithdrawn && !readTold(section)) return null;
  const at = new Date().toISOString();
  const told = {
    kind: body.told === 'none' ? (kept?.kind ?? 'finished') : body.told,
    at,
    saidToBe: body.name,
    note: body.told === 'blocked' ? body.note : null,
    ...{ times, isWithdrawn },
  } satisfies Kept;
  await keep(account, section, told);
  await recordActivity(account, {
    kind: 'section_told',
    at,
    userId: null,
    details: { caseId: section.case_id, linkId, sectionId: section.id, told: body.told },
  });
  return readTold({ told: JSON.stringify(told) });
}

const keep = (
  account: AccountWriter,
  { case_id, id }: Pick<CaseSectionRow, 'case_id' | 'id'>,
  told: Kept,
) =>
  account
    .updateCaseSections({ told: JSON.stringify(told) })
    .where('case_id', '=', case_id)
    .where('id', '=', id)
    .execute();

/**
 * Marks what was told of sections as answered: a monday user acted on it, or another link was made.
 * `blocked` alone: the person who could not go on did.
 */
export async function answerTold(
  account: AccountWriter,
  caseId: string,
  sectionIds: readonly string[],
  only: 'blocked' | null = null,
): Promise<void> {
  const sections = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('id', 'in', [...sectionIds])
    .where('told', 'is not', null)
    .select(['case_id', 'id', 'told'])
    .execute();
  for (const section of sections) {
    const kept = readKept(section.told);
    if (!kept || kept.isWithdrawn || (only && kept.kind !== only)) continue;
    await keep(account, section, { ...kept, note: null, isWithdrawn: true });
  }
}
