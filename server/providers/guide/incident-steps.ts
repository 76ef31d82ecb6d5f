import type { ProviderId } from '../../contract/common.ts';
import type { GuideLink, GuideSource } from '../../contract/guide.ts';
import { type Line, type StepTemplate, step } from './guide-template.ts';

/** The pages of a provider that the statements of an incident name; the statements are the same everywhere. */
interface At {
  provider: ProviderId;
  sources: GuideSource[];
}

/** An attacker with the directory reads and writes its mail and chat. */
export const callTrusted = ({ provider, sources }: At): StepTemplate =>
  step({
    id: `${provider}-call-trusted`,
    title: 'Call the people who run the organization',
    actions: [
      'Call them by a number that you had before. The attacker may read and write mail, chat and calendars of the organization.',
      'Agree on who acts, on a device that is clean, and on a way to talk outside of the organization.',
      'Name the app by phone, and let them compare its ID: {appName}, {applicationId}.',
    ],
    where: { menuPath: null, links: [] },
    who: 'You, or whoever leads the incident.',
    does: 'Makes sure that the right people act, and that the attacker is not told.',
    doesNot: 'It ends no access.',
    undo: 'Nothing to undo.',
    worked:
      'A person whom you know, and who may administer the organization, has confirmed it by voice.',
    sources,
  });

interface TakeBack extends At {
  actions: Line[];
  menuPath: string;
  links: GuideLink[];
  who: string;
}

/** Whoever keeps an admin role undoes everything else. */
export const takeBackAdmins = ({ provider, sources, actions, menuPath, links, who }: TakeBack) =>
  step({
    id: `${provider}-take-back-admins`,
    title: 'Take the admin roles back',
    actions: [
      ...actions,
      'If no admin account is left, ask the provider’s support to regain the organization.',
    ],
    where: { menuPath, links },
    who,
    does: 'Takes the organization back. Whoever keeps an admin role can undo every other step.',
    doesNot: 'It ends no access of {appName}: the next step does.',
    undo: 'Give roles and sign-ins back when they are checked.',
    worked: 'Only people whom you know hold an admin role, and each has signed in again.',
    sources,
  });

export const organizationTitle = 'A whole organization is compromised';
export const speakByPhone = 'Speak by phone: mail and chat of the organization are not safe.';
export const othersNeedNot =
  'Other organizations need not do anything for this: their connections are not touched.';
