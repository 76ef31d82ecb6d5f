import { listFile } from '../../../contract/list-file.ts';

/**
 * Tasks with commands: the three methods for a whole tenant, one person's permissions, and
 * signing one person out. The last is about the person, not about the app. `people`: those of a list.
 */
export const tasks = [
  'disable',
  'permissions',
  'application',
  'person',
  'people',
  'sign-out',
] as const;
export type Task = (typeof tasks)[number];

/** Preparations where commands work through a list. */
export const listBefore = [
  `Save ${listFile} from this page, or write one object ID a line. Run the blocks in the folder that holds it. In Azure Cloud Shell, upload it first.`,
  'After a stop, run Change again: it continues with what is left.',
];

export const taskTitles: Record<Task, string> = {
  disable: 'Disable sign-in for everyone',
  permissions: 'Remove all permissions of the app',
  application: 'Remove the Enterprise application',
  person: 'Remove one person’s permissions',
  people: 'Remove the permissions of everyone in a list',
  'sign-out': 'Sign one person out everywhere',
};
