import { defineProvider } from '../shared/define-provider.ts';
import { slackGuides } from './slack-guide.ts';
import { createSlack, slackSettings } from './slack-identity.ts';

/** Slack: a person of a workspace, or the app itself in it. */
export const slack = defineProvider({
  id: 'slack',
  settings: slackSettings,
  create: createSlack,
  guides: () => slackGuides,
  clock: null,
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['slack-remove-authorization'],
    },
    {
      method: 'one_person',
      actor: 'provider_admin',
      endsFor: 'person',
      decisiveSteps: ['slack-deactivate-member'],
      isForOwnAccount: true,
    },
    {
      method: 'admin_console',
      actor: 'provider_admin',
      endsFor: 'organization',
      decisiveSteps: ['slack-remove-app', 'slack-remove-bot'],
    },
  ],
});
