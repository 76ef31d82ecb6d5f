import type { CaseSection, RevocationCase } from '../../../../server/contract/case.ts';
import { capitalize } from '../../../i18n/actor-names.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import '../../../i18n/load/case-texts.ts';
import '../../../i18n/load/case-steps-texts.ts';
import { actorWords, type CaseWords, personOf } from '../case-words.ts';

type Named = Pick<
  CaseSection,
  'actor' | 'organization' | 'userId' | 'half' | 'provider' | 'method' | 'isOwnAccount'
>;

/** Returns the actor, as a heading. */
export function sectionActor(section: Named, words: CaseWords): string {
  if (section.actor === 'monday_admin') return t('case.section.you');
  const name = actorWords(section, words);
  return section.actor === 'monday_support' ? name : capitalize(name);
}

/** Says where a section's part is done, and how. */
export function sectionPart(section: Named, ownUserId: string | null = null): string {
  const { half, provider, method, isOwnAccount, userId } = section;
  const isOwn = method === 'own_account' && userId !== null && userId === ownUserId;
  const place =
    half === 'monday'
      ? t('case.section.half.monday')
      : half === 'provider' && provider
        ? t('case.section.half.provider', { provider: providerName(provider) })
        : t('case.section.half.none');
  const how = method && t(isOwn ? 'case.section.inYourOwn' : `case.section.method.${method}`);
  const part = how ? `${place}: ${how}` : place;
  return isOwnAccount ? `${part} (${t('case.section.ownAccount')})` : part;
}

/** A section's name, apart from every other of its case. */
export const sectionName = (section: Named, words: CaseWords): string =>
  `${sectionActor(section, words)}, ${sectionPart(section, words.userId)}`;

/** Users who corrected the time of a step. */
export const correctorsOf = (one: RevocationCase): string[] =>
  one.sections.flatMap(({ steps }) =>
    steps.flatMap(({ corrections }) =>
      corrections.flatMap(({ by }) => (/^\d+$/.test(by) ? [by] : [])),
    ),
  );

/** Everyone whom a case names. */
export function userIdsOf(one: RevocationCase): (string | null)[] {
  return [
    one.openedBy,
    one.closedBy,
    one.owner,
    ...(one.target.kind === 'person' || one.target.kind === 'filter' ? [one.target.userId] : []),
    ...one.waitsFor.map(({ userId }) => userId),
    ...one.leftOut.connections.flatMap(({ userId, leftOutBy }) => [userId, leftOutBy]),
    ...one.sections.flatMap(({ userId, steps, proof }) => [
      userId,
      ...steps.map(({ by }) => by?.userId ?? null),
      proof?.claim && /^\d+$/.test(proof.claim.by) ? proof.claim.by : null,
    ]),
  ];
}

/** Returns the user who changed a step, inside a sentence. */
export const stepUser = (userId: string | null, words: CaseWords): string =>
  userId === null ? t('names.deletedUser') : personOf(userId, words);
