import type { GuideCommands } from '../../../contract/guide.ts';
import { listFile } from '../../../contract/list-file.ts';
import { type CloudName, clouds } from '../cloud/clouds.ts';
import { joinParts } from './command-part.ts';
import { listBefore, type Task, taskTitles } from './command-task.ts';

type CliTask = Exclude<Task, 'sign-out'>;

const before = [
  'Use bash: Azure Cloud Shell (Bash) at shell.azure.com needs no installation, but an Azure subscription, which a tenant with Microsoft 365 alone may lack. Otherwise install Azure CLI.',
  'Changes need multifactor authentication: Microsoft requires it in Azure CLI since October 2025.',
  'Run Look, then Change, then Check. Look signs you in to the right tenant when needed.',
  'You need the role that this step names.',
];

/** In parentheses: a block that stops ends itself, and never the person's shell. */
function block(cloud: CloudName, azureCli: string, task: CliTask, files: string[]): string {
  const person = task === 'person';
  const values = [
    `APPLICATION_ID='{applicationId}'`,
    `TENANT_ID='{tenantId}'`,
    ...(person ? [`OBJECT_ID='{objectId}'`] : []),
    ...(task === 'people' ? [`LIST='${listFile}'`] : []),
    `GRAPH='${clouds[cloud].graph}'`,
    `CLOUD='${azureCli}'`,
  ];
  const parts = joinParts('azure-cli', [
    'prelude.sh',
    ...(person || task === 'people' ? [`${task}.sh`] : []),
    ...files,
  ]);
  return ['(', ...values, parts, ')'].join('\n');
}

/**
 * The three blocks for Azure CLI in bash. Not offered where the tool cannot do the whole task: it has
 * no Graph address for the DoD cloud, and whether its own app may sign people out is not confirmed.
 *
 * @returns no entry, or one
 */
export function azureCli(cloud: CloudName, task: Task): GuideCommands[] {
  const name = clouds[cloud].azureCli;
  if (name === null || task === 'sign-out') return [];
  const isForList = task === 'people';
  const whose = task === 'person' || isForList ? task : 'everyone';
  const permissions = `permissions-${whose}.sh`;
  const change = task === 'permissions' || whose !== 'everyone' ? ['remove-grants.sh'] : [];
  const prepared =
    name === 'AzureCloud'
      ? before
      : [`Azure CLI must be set to this cloud: az cloud set --name ${name}`, ...before.slice(1)];
  return [
    {
      tool: 'azure-cli',
      title: `${taskTitles[task]} (Azure CLI)`,
      before: isForList ? [...prepared, ...listBefore] : prepared,
      ...(isForList && { isForList }),
      look: block(cloud, name, task, [
        'sign-in.sh',
        'app.sh',
        permissions,
        'whole.sh',
        // Thousands of lines tell no one more than their number.
        ...(isForList ? [] : ['details.sh']),
      ]),
      change: block(cloud, name, task, [
        'signed-in.sh',
        'app.sh',
        permissions,
        'whole.sh',
        'confirm.sh',
        ...change,
        `change-${task}.sh`,
      ]),
      check: block(cloud, name, task, [
        'signed-in.sh',
        ...(whose === 'everyone' ? [] : [`check-${whose}.sh`]),
        'check-start.sh',
        permissions,
        whose === 'everyone' ? 'check-everyone-end.sh' : 'check-some-end.sh',
      ]),
    },
  ];
}
