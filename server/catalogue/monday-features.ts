import type { MondayFeature } from '../contract/provider.ts';

/** The features of monday that can use credentials, and who says so. */
export const mondayFeatures: readonly MondayFeature[] = [
  {
    key: 'workflow-builder',
    name: 'Workflow builder',
    text: 'Blocks and fields of an app use the credential while a workflow is set up and whenever it runs.',
    basis: 'documentation',
    source: 'https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials',
    lastRead: '2026-11-24',
  },
  {
    key: 'automation-builder',
    name: 'Automation builder',
    text: 'Automations of a board that contain a block of the app use it. monday says so in its migration guide only.',
    basis: 'migration-guide',
    source: 'https://developer.monday.com/apps/docs/authorization-url-migration-guide',
    lastRead: '2026-11-24',
  },
  {
    key: 'sidekick-skills',
    name: 'Sidekick skills',
    text: "Skills of monday's AI assistant that an app brings use it. monday says so in its migration guide, and the help page of an app with such skills agrees.",
    basis: 'migration-guide',
    source: 'https://developer.monday.com/apps/docs/authorization-url-migration-guide',
    lastRead: '2026-11-24',
  },
];
