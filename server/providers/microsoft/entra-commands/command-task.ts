/**
 * Tasks with commands: the three methods for a whole tenant, one person's permissions, and
 * signing one person out. The last is about the person, not about the app.
 */
export const tasks = ['disable', 'permissions', 'application', 'person', 'sign-out'] as const;
export type Task = (typeof tasks)[number];

export const taskTitles: Record<Task, string> = {
  disable: 'Disable sign-in for everyone',
  permissions: 'Remove all permissions of the app',
  application: 'Remove the Enterprise application',
  person: 'Remove one person’s permissions',
  'sign-out': 'Sign one person out everywhere',
};
