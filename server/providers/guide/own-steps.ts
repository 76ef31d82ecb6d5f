import { type GuideTemplate, step } from './guide-template.ts';
import { mondaySources } from './monday-sources.ts';
import { handOverOwn } from './monday-steps.ts';

/** A wrong account was connected: the right one comes after the wrong one is gone. */
export const connectRight = step({
  id: 'connect-right-account',
  title: 'Connect the right account',
  actions: [
    'Sign out of the wrong account in this browser, or use a private window, so that it is not chosen for you.',
    'Connect again in monday, and choose the right account.',
    'Choose the new account in each automation that used the wrong one.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You.',
  does: 'Makes a new connection with the account that you choose.',
  doesNot: 'It does not remove the wrong connection.',
  undo: 'Follow this guide for the new connection.',
  worked: 'The new connection shows the right account.',
  sources: [mondaySources.mondayCredentials],
});

/** The guide of a person who leaves: automations are handed over before the access ends. */
export const forLeaver = (guide: GuideTemplate, id = `${guide.id}-left`): GuideTemplate => ({
  ...guide,
  id,
  situations: ['left'],
  summary: [
    {
      text: 'Hand over your automations first: those that use this connection stop with it.',
      with: [handOverOwn.id],
    },
    ...guide.summary,
  ],
  steps: [handOverOwn, ...guide.steps],
});

/** The guide of a person who connected the wrong account: the right one comes last. */
export const forWrongAccount = (
  guide: GuideTemplate,
  id = `${guide.id}-wrong-account`,
): GuideTemplate => ({
  ...guide,
  id,
  situations: ['wrong_account'],
  summary: [...guide.summary, 'Connect the right account last.'],
  steps: [...guide.steps, connectRight],
});

/** A guide for whatever happened, with those for who leaves and for the wrong account. */
export const withOwnSituations = (guide: GuideTemplate): GuideTemplate[] => [
  guide,
  forLeaver(guide),
  forWrongAccount(guide),
];
