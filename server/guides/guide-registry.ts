import type { ProviderId } from '../contract/common.ts';
import { apiTokenGuides } from '../providers/api-token/api-token-guide.ts';
import { dropboxGuides } from '../providers/dropbox/dropbox-guide.ts';
import { googleGuides } from '../providers/google/google-guide.ts';
import type { GuideTemplate } from '../providers/guide/guide-template.ts';
import { mondayGuides } from '../providers/guide/monday-guides.ts';
import type { CloudName } from '../providers/microsoft/clouds.ts';
import { microsoftAdmin } from '../providers/microsoft/guide/admin-guide.ts';
import { microsoftIndividual } from '../providers/microsoft/guide/individual-guide.ts';
import { salesforceGuides } from '../providers/salesforce/salesforce-guide.ts';
import { slackGuides } from '../providers/slack/slack-guide.ts';

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
