import type { ProviderId } from '../contract/common.ts';
import { microsoftAdmin } from './microsoft/admin.ts';
import type { CloudName } from './microsoft/clouds.ts';
import { microsoftIndividual } from './microsoft/individual.ts';
import { mondayGuides } from './monday/guides.ts';
import { apiTokenGuides } from './others/api-token.ts';
import { dropboxGuides } from './others/dropbox.ts';
import { googleGuides } from './others/google.ts';
import { salesforceGuides } from './others/salesforce.ts';
import { slackGuides } from './others/slack.ts';
import type { GuideTemplate } from './template.ts';

/** Every guide of this server, monday's half last. */
export const createGuides = (cloud: CloudName): GuideTemplate[] => [
  ...microsoftIndividual(cloud),
  ...microsoftAdmin(cloud),
  ...googleGuides,
  ...slackGuides,
  ...dropboxGuides,
  ...salesforceGuides,
  ...apiTokenGuides,
  ...mondayGuides,
];

/** The guides of a provider and, after them, those of monday's half. */
export const guidesOf = (guides: readonly GuideTemplate[], provider: ProviderId) =>
  guides.filter((guide) => guide.provider === provider || guide.provider === null);
