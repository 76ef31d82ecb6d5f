import { source } from '../guide/source.ts';

export const removePage = source(
  'Remove apps and custom integrations from your workspace',
  'https://slack.com/help/articles/360003125231',
  '2026-11-25',
);
export const managePage = source(
  'Manage apps for your workspace',
  'https://slack.com/help/articles/222386767',
  '2026-11-25',
);
/** A person's tokens go with them, the bot's stay. */
export const deactivatedPage = source(
  'Manage deactivated members’ apps and integrations',
  'https://slack.com/help/articles/360000446446',
  '2026-11-30',
);

export const clock = 'How long tokens already issued go on working is not known for Slack.';
export const where = {
  menuPath: 'Slack > Manage apps > Installed apps > {appName}',
  links: [{ label: 'Manage apps in Slack', url: 'https://slack.com/apps/manage' }],
};
