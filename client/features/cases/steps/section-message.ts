import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import type { GuideMessage, Situation } from '../../../../server/contract/guide.ts';
import { entraObjectId, hasEntra } from '../../../../server/contract/provider-facts.ts';
import type { Format } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { isShared, type Whose } from './for-whom.tsx';
import { appIn, askedIn, urgencyOf } from './section-brief.ts';

/** A message longer than this is not read to its end; a mail program shows it without scrolling. */
export const longestMessage = 1500;
const namedAtMost = 5;

/** An account of the section; the name is that of the monday user, null where monday tells none. */
export interface MessageAccount extends Whose {
  mondayName: string | null;
}

/** Everything that a message to whoever acts in a section says. */
export interface SectionMessage {
  /** The recipient, in words. */
  to: string;
  situation: Situation;
  /** The day by which the case is due; null where none was set. */
  dueOn: string | null;
  organization: { id: string; name: string } | null;
  accounts: readonly MessageAccount[];
  /** Number of accounts. */
  count: number;
  /** They are the person's own: the steps hit them as a whole. */
  isOwnAccount: boolean;
  guide: SectionGuide;
  /** The case link; null where none was made yet. */
  link: { url: string; expiresAt: string } | null;
  format: Format;
}

/** Upper bounds for a name, an address and a list of steps, in characters. */
const widths = [
  { name: 60, address: 80, asked: 400, withUser: true },
  { name: 40, address: 64, asked: 240, withUser: true },
  { name: 32, address: 54, asked: 160, withUser: false },
  { name: 20, address: 36, asked: 80, withUser: false },
] as const;
type Width = (typeof widths)[number];

const clip = (text: string, most: number) => {
  const letters = [...text.replace(/\s+/gu, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};

const line = (title: string, value: string) => t('caseSteps.brief.line', { title, value });

/** Name, address, id: what an admin finds the account by. */
function accountLine(account: MessageAccount, width: Width, isOwnAccount: boolean): string {
  const { provider, providerUniqueIdentifier, displayName, email, mondayName } = account;
  const objectId = entraObjectId(provider, providerUniqueIdentifier);
  const id =
    objectId === null
      ? t('caseSteps.brief.id', { id: clip(providerUniqueIdentifier, width.address) })
      : t('caseSteps.brief.objectId', { id: objectId });
  const isOther = mondayName !== null && mondayName !== displayName && width.withUser;
  const parts = [
    clip(displayName, width.name),
    email && email !== displayName ? clip(email, width.address) : null,
    id,
    isShared(account) ? t(`caseSteps.brief.${isOwnAccount ? 'alsoUsedOwn' : 'alsoUsed'}`) : null,
    isOther ? t('caseSteps.brief.inMonday', { name: clip(mondayName, width.name) }) : null,
  ];
  return `- ${parts.filter((part) => part !== null).join(', ')}`;
}

function accountLines(
  { accounts, count, format, isOwnAccount }: SectionMessage,
  width: Width,
): string[] {
  const named = accounts.slice(0, namedAtMost);
  const rest = count - named.length;
  return [
    t('caseSteps.brief.accounts', { number: format.number(count) }),
    ...named.map((account) => accountLine(account, width, isOwnAccount)),
    ...(rest > 0 ? [t('caseSteps.brief.rest', { count: rest, number: format.number(rest) })] : []),
  ];
}

function organizationLine({ organization, accounts }: SectionMessage, width: Width): string[] {
  if (organization === null) return [];
  const name = clip(organization.name, width.address);
  const isTenant = hasEntra(accounts[0]?.provider ?? null);
  const value = isTenant
    ? t('caseSteps.brief.tenant', { name, id: organization.id })
    : clip(organization.name, width.address);
  return [line(t('caseSteps.brief.organization'), value)];
}

function linkLines({ link, format }: SectionMessage): string[] {
  if (link === null) return [line(t('caseSteps.brief.link'), t('caseSteps.brief.noLink'))];
  return [
    line(t('caseSteps.brief.link'), link.url),
    t('caseSteps.brief.expires', { time: format.dateTime(link.expiresAt) }),
  ];
}

function textOf(about: SectionMessage, width: Width): string {
  return [
    ...accountLines(about, width),
    ...organizationLine(about, width),
    line(t('caseSteps.brief.app'), appIn(about.guide)),
    line(t('caseSteps.brief.asked'), clip(askedIn(about.guide), width.asked)),
    line(t('caseSteps.brief.by'), urgencyOf(about.situation, about.dueOn, about.format)),
    '',
    ...linkLines(about),
  ].join('\n');
}

/**
 * Returns the message to whoever acts in a section: whose access, of which app, what is asked and by
 * when, in fewer than 1,500 characters. The steps and commands stand behind the link.
 */
export function sectionMessage(about: SectionMessage): GuideMessage {
  const texts = widths.map((width) => textOf(about, width));
  const text = texts.find((one) => one.length < longestMessage) ?? texts.at(-1) ?? '';
  const [first] = about.accounts;
  const who =
    about.count === 1 && first
      ? clip(first.displayName, 60)
      : t('caseSteps.brief.accountCount', {
          count: about.count,
          number: about.format.number(about.count),
        });
  const subject = t('caseSteps.brief.subject', {
    app: about.guide.app.name,
    who,
    when: urgencyOf(about.situation, about.dueOn, about.format),
  });
  return { to: about.to, subject, text };
}
