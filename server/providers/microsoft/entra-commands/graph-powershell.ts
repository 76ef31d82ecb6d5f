import type { GuideCommands } from '../../../contract/guide.ts';
import { listFile } from '../../../contract/list-file.ts';
import { type CloudName, clouds } from '../cloud/clouds.ts';
import { joinParts } from './command-part.ts';
import { listBefore, type Task, taskTitles } from './command-task.ts';

const reading = ['Application.Read.All', 'Directory.Read.All'];

/** Delegated Graph permissions that each task asks the admin for, and no more. */
const scopes: Record<Task, { look: string[]; change: string[] }> = {
  disable: { look: reading, change: ['Application.ReadWrite.All', 'Directory.Read.All'] },
  permissions: {
    look: reading,
    change: ['Application.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
  },
  application: { look: reading, change: ['Application.ReadWrite.All', 'Directory.Read.All'] },
  person: {
    look: reading,
    change: ['Application.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
  },
  people: {
    look: reading,
    change: ['Application.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
  },
  'sign-out': { look: ['User.Read.All'], change: ['User.Read.All', 'User.RevokeSessions.All'] },
};

/** China has no app of Microsoft's for this module. https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands */
const isReadyMade = (cloud: CloudName) => cloud !== 'china';

const ownClient =
  'This cloud has no ready-made app for Microsoft Graph PowerShell: register one in your tenant, and put its client ID where the block says CLIENT-ID.';

const before = [
  'Once, if it is not there yet: Install-Module Microsoft.Graph -Scope CurrentUser',
  'Run Look, then Change, then Check. Each signs you in to the right tenant.',
  'If Microsoft asks for consent, leave “Consent on behalf of your organization” clear.',
];

/** No text of the parts spans lines, so that spaces before them change nothing. */
const indent = (text: string) => text.replace(/^/gm, '    ');

/** One script block, so that a stop ends it and never the person's session. */
function block(cloud: CloudName, task: Task, asked: string[], files: string[]): string {
  const needsPerson = task === 'person' || task === 'sign-out';
  const needsApp = task !== 'sign-out';
  const values = [
    ...(needsApp ? [`$ApplicationId = '{applicationId}'`] : []),
    `$TenantId = '{tenantId}'`,
    ...(needsPerson ? [`$ObjectId = '{objectId}'`] : []),
    ...(task === 'people' ? [`$List = '${listFile}'`] : []),
    `$Environment = '${clouds[cloud].environment}'`,
    ...(isReadyMade(cloud) ? [] : [`$ClientId = 'CLIENT-ID'`]),
    `$Scopes = ${asked.map((scope) => `'${scope}'`).join(', ')}`,
    '$Changed = 0',
    '$People = $null',
  ];
  const guards = [
    'prelude.ps1',
    ...(needsApp ? ['application.ps1'] : []),
    ...(needsPerson ? ['person.ps1'] : []),
    ...(task === 'people' ? ['people.ps1'] : []),
    isReadyMade(cloud) ? 'connect.ps1' : 'connect-own.ps1',
    ...(needsApp ? ['grants.ps1'] : []),
  ];
  return [
    '& {',
    ...values.map((line) => `  ${line}`),
    '  try {',
    indent(joinParts('graph-powershell', [...guards, ...files])),
    '  } catch {',
    `    Write-Host "Stopped. $($_.Exception.Message) Changes made: $Changed." -ForegroundColor Yellow`,
    '  }',
    '}',
  ].join('\n');
}

function filesOf(task: Task): { look: string[]; change: string[]; check: string[] } {
  if (task === 'sign-out') {
    return {
      look: ['sign-out-look.ps1'],
      change: ['sign-out-look.ps1', 'sign-out-ask.ps1', 'confirm.ps1', 'sign-out-change.ps1'],
      check: ['sign-out-look.ps1', 'sign-out-check.ps1', 'check-end.ps1'],
    };
  }
  const whose = task === 'person' || task === 'people' ? task : 'everyone';
  const look = ['find-app.ps1', 'app.ps1', `permissions-${whose}.ps1`];
  const removing = whose !== 'everyone' || task === 'permissions' ? ['remove-grants.ps1'] : [];
  return {
    // Thousands of lines tell no one more than their number.
    look: [...look, 'whole.ps1', ...(whose === 'people' ? [] : [`details-${whose}.ps1`])],
    change: [
      ...look,
      'whole.ps1',
      `ask-${task}.ps1`,
      'confirm.ps1',
      ...removing,
      `change-${task}.ps1`,
    ],
    check: [
      'check-loop.ps1',
      'find-app.ps1',
      'check-removed.ps1',
      `permissions-${whose}.ps1`,
      'check-gone.ps1',
      `verdict-${whose}.ps1`,
      'check-loop-end.ps1',
      'check-end.ps1',
    ],
  };
}

/** The three blocks for Microsoft Graph PowerShell. */
export function graphPowerShell(cloud: CloudName, task: Task): GuideCommands[] {
  const files = filesOf(task);
  const { look, change } = scopes[task];
  const isForList = task === 'people';
  const usual = isReadyMade(cloud)
    ? before
    : [...before.slice(0, 1), ownClient, ...before.slice(1)];
  return [
    {
      tool: 'graph-powershell',
      title: `${taskTitles[task]} (Microsoft Graph PowerShell)`,
      before: isForList ? [...usual, ...listBefore] : usual,
      ...(isForList && { isForList }),
      look: block(cloud, task, look, files.look),
      change: block(cloud, task, change, files.change),
      check: block(cloud, task, look, files.check),
    },
  ];
}
