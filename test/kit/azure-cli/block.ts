import type { GuideCommands } from '../../../server/contract/guide.ts';
import { fillGuide, type GuideValues } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import type { Task } from '../../../server/providers/microsoft/entra-commands/command-task.ts';
import { ids } from './tenant.ts';

export type CliTask = Exclude<Task, 'sign-out'>;
type Kind = 'look' | 'change' | 'check';

const stepOf: Record<CliTask, string> = {
  disable: 'disable-sign-in',
  permissions: 'remove-all-permissions',
  application: 'remove-application',
  person: 'remove-person-permissions',
  people: 'remove-person-permissions',
};

/** The tasks that the guides have a block of Azure CLI for. */
export const tasks = Object.keys(stepOf) as CliTask[];

/** Ids of the app, tenant and person that the stand-in knows. */
export const known: GuideValues = {
  applicationId: ids.app,
  tenantId: ids.tenant,
  objectId: ids.person,
};

/** Returns the block as the guide gives it, with these values filled in. */
export function block(task: CliTask, kind: Kind, values: GuideValues = known): string {
  const templates = createGuides({ MICROSOFT_CLOUD: 'global' }).filter(
    ({ audience }) => audience === 'admin',
  );
  const steps = templates.flatMap((template) => fillGuide(template, values).steps);
  const commands = steps
    .find((step) => step.id === stepOf[task])
    ?.commands.find(
      (one: GuideCommands) =>
        one.tool === 'azure-cli' && (one.isForList === true) === (task === 'people'),
    );
  if (!commands) throw new Error(`no commands for ${task}`);
  return commands[kind];
}
