import { source } from './source.ts';

const mondaySupport = 'https://support.monday.com/hc/en-us/articles';

/** Every page of monday that its half of a guide stands on. */
export const mondaySources = {
  mondayCredentials: source(
    'Manage user tokens and credentials',
    'https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials',
    '2026-11-24',
  ),
  mondayOwnership: source(
    'Transfer the ownership of automations',
    `${mondaySupport}/25116337794322`,
    '2026-11-24',
  ),
  mondayAdministration: source(
    'The Administration section of monday.com',
    `${mondaySupport}/115005321509`,
    '2026-11-30',
  ),
} as const;
