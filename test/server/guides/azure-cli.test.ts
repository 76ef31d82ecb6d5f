import { describe, expect, test } from 'vitest';
import type { GuideCommands } from '../../../server/contract/guide.ts';
import { fillGuide, type GuideValues } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import { quoteForBash } from '../../../server/providers/guide/quote.ts';
import { azureCli } from '../../../server/providers/microsoft/entra-commands/azure-cli.ts';
import type { Task } from '../../../server/providers/microsoft/entra-commands/command-task.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import { grantOf, ids, type Tenant, tenantWith, wideGrant } from '../../kit/azure-cli/tenant.ts';

type CliTask = Exclude<Task, 'sign-out'>;
type Kind = 'look' | 'change' | 'check';

const stepOf: Record<CliTask, string> = {
  disable: 'disable-sign-in',
  permissions: 'remove-all-permissions',
  application: 'remove-application',
  person: 'remove-person-permissions',
};
const tasks = Object.keys(stepOf) as CliTask[];

const known: GuideValues = { applicationId: ids.app, tenantId: ids.tenant, objectId: ids.person };

/** The block as the guide gives it, with these values filled in. */
function block(task: CliTask, kind: Kind, values: GuideValues = known): string {
  const templates = createGuides({ MICROSOFT_CLOUD: 'global' }).filter(
    ({ audience }) => audience === 'admin',
  );
  const steps = templates.flatMap((template) => fillGuide(template, values).steps);
  const commands = steps
    .find((step) => step.id === stepOf[task])
    ?.commands.find((one: GuideCommands) => one.tool === 'azure-cli');
  if (!commands) throw new Error(`no commands for ${task}`);
  return commands[kind];
}

const own = (count: number) => Array.from({ length: count }, (_, index) => grantOf(index));
const ofPerson = (index: number) => grantOf(index, { principalId: ids.person });
const everyone = { consentType: 'AllPrincipals', principalId: null } as const;
const changes = (tenant: Tenant) => tenant.calls.filter((call) => !call.startsWith('GET'));

describe('Change stops before anything is changed', () => {
  test.each(tasks)('when a placeholder is unfilled (%s)', async (task) => {
    for (const missing of ['applicationId', 'tenantId'] as const) {
      const tenant = tenantWith(own(2));
      const ran = await runBlock(block(task, 'change', { ...known, [missing]: undefined }), tenant);
      expect(ran.code).toBe(1);
      expect(ran.errors).toMatch(/^Stopped\. The (application|tenant) id is not filled in/);
      expect(ran.errors).toContain('Changes made: 0.');
      expect(tenant.calls).toEqual([]);
    }
  });

  test('when the person is not filled in', async () => {
    const tenant = tenantWith([ofPerson(1)]);
    const ran = await runBlock(
      block('person', 'change', { ...known, objectId: undefined }),
      tenant,
    );
    expect(ran.errors).toContain("Stopped. The person's object id is not filled in");
    expect(tenant.calls).toEqual([]);
  });

  test.each(tasks)('when another tenant is signed in, or none (%s)', async (task) => {
    for (const signedInTo of [ids.otherTenant, null]) {
      const tenant = tenantWith([ofPerson(1)]);
      const ran = await runBlock(block(task, 'change'), tenant, { signedInTo });
      expect(ran.code).toBe(1);
      expect(ran.errors).toContain('Stopped. Azure CLI is signed in to another tenant');
      expect(tenant.calls).toEqual([]);
      expect(ran.cli.logins).toEqual([]);
    }
  });

  test.each(tasks)('when the app is not in the tenant (%s)', async (task) => {
    const tenant = tenantWith([ofPerson(1)]);
    tenant.apps = tenant.apps.filter(({ appId }) => appId !== ids.app);
    const ran = await runBlock(block(task, 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('No Enterprise application with this application id');
    expect(changes(tenant)).toEqual([]);
  });

  test.each(tasks)('when the answer is anything but YES (%s)', async (task) => {
    const answers = task === 'permissions' ? ['yes', 'Y', '', 'YES please'] : ['yes'];
    for (const answer of answers) {
      const tenant = tenantWith([ofPerson(1)]);
      const ran = await runBlock(block(task, 'change'), tenant, { answer });
      expect(ran.code).toBe(1);
      expect(ran.output).toContain('Type YES to go on:');
      expect(ran.errors).toContain('The answer was not YES. Changes made: 0.');
      expect(changes(tenant)).toEqual([]);
    }
  });

  test('when Azure CLI is set to another cloud, which it names', async () => {
    const tenant = tenantWith(own(1));
    const ran = await runBlock(block('permissions', 'change'), tenant, {
      cloud: 'AzureChinaCloud',
    });
    expect(ran.errors).toContain('az cloud set --name AzureCloud');
    expect(tenant.calls).toEqual([]);
  });
});

describe('Change', () => {
  test.each([1, 250])(
    'removes all %i permissions of the app, of no other app, and counts them first',
    async (count) => {
      const tenant = tenantWith(own(count));
      const ran = await runBlock(block('permissions', 'change'), tenant);
      expect(ran.errors).toBe('');
      expect(ran.code).toBe(0);
      expect(ran.output).toContain(`This removes ${count} permissions of this app`);
      expect(ran.output).toContain(`Removed: ${count} permissions.`);
      expect(ran.graph.remaining).toEqual(['foreign']);
    },
    60_000,
  );

  test('has nothing to remove, and says so, when there are 0 permissions', async () => {
    const tenant = tenantWith([]);
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('There is no such permission to remove. Changes made: 0.');
    expect(changes(tenant)).toEqual([]);
  });

  test('goes on until nothing is left, while lists lag behind, and counts no permission twice', async () => {
    const tenant = tenantWith(own(7), { lagSeconds: 10, pageSize: 3 });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('Removed: 7 permissions.');
    expect(ran.waited).toBeGreaterThanOrEqual(10);
    expect(ran.graph.remaining).toEqual(['foreign']);
  });

  test('does not claim to be done when the lists never empty', async () => {
    const tenant = tenantWith(own(2), { lagSeconds: 10_000 });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('Microsoft still lists 2 permissions. Wait ten minutes');
    expect(ran.errors).toContain('Changes made: 2.');
  });

  test('stops at a refusal and says how much was done', async () => {
    const tenant = tenantWith(own(3), { refuse: new Set(['grant_-1']) });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('Authorization_RequestDenied');
    expect(ran.errors).toContain('Microsoft refused to remove a permission. Changes made: 1.');
  });

  test('waits where Microsoft asks to, which Azure CLI does not do by itself', async () => {
    const tenant = tenantWith(own(3), { throttled: { after: 4, times: 3 } });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.errors).toContain('Microsoft asks to wait. Going on in 20 seconds.');
    expect(ran.graph.remaining).toEqual(['foreign']);
  });

  test('stops where that does not end, and says what was done and what was not', async () => {
    const tenant = tenantWith(own(3), { throttled: { after: 5, times: 1000 } });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('Microsoft still asks to wait, after 155 seconds.');
    expect(ran.errors).toContain('Not removed: this permission and those after it, 2 of 3.');
    expect(ran.errors).toContain('Stopped. Microsoft still asks to wait. Changes made: 1.');
    expect(ran.graph.remaining).toHaveLength(3);
    // What is left is done by running it again.
    tenant.throttled = null;
    tenant.grants = tenant.grants.filter(({ id }) => ran.graph.remaining.includes(id));
    const again = await runBlock(block('permissions', 'change'), tenant);
    expect(again.output).toContain('Removed: 2 permissions.');
  });

  test('removes one person’s permissions only, and names the admin-wide ones that stay', async () => {
    const tenant = tenantWith([...own(3), ofPerson(50), ofPerson(51), wideGrant(60)]);
    const ran = await runBlock(block('person', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('Admin-wide permissions, which cover this person too: 1');
    expect(ran.output).toContain('Removing the own permissions is not enough');
    expect(ran.output).toContain('This removes 2 permissions that this person gave.');
    expect(ran.output).toContain('Admin-wide permissions that still cover this person: 1.');
    expect(ran.graph.remaining).toEqual([
      'grant_-0',
      'grant_-1',
      'grant_-2',
      'grant_-60',
      'foreign',
    ]);
  });

  test('lists admin-wide permissions even when the person has none of their own', async () => {
    const tenant = tenantWith([wideGrant(1)]);
    const ran = await runBlock(block('person', 'change'), tenant);
    expect(ran.output).toContain('Admin-wide permissions, which cover this person too: 1');
    expect(ran.errors).toContain('This person has no permission of their own to remove.');
    expect(changes(tenant)).toEqual([]);
  });

  test('disables sign-in of this app alone, and removes nothing', async () => {
    const tenant = tenantWith(own(2));
    const ran = await runBlock(block('disable', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('Permissions that stay stored: 2.');
    expect(tenant.apps.map(({ accountEnabled }) => accountEnabled)).toEqual([false, true]);
    expect(changes(tenant)).toEqual([`PATCH /servicePrincipals/${ids.servicePrincipal}`]);
  });

  test('removes the Enterprise application by its object id, though another has the same name', async () => {
    const tenant = tenantWith(own(2));
    const ran = await runBlock(block('application', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain(`This removes the Enterprise application ${ids.servicePrincipal}`);
    expect(tenant.apps.map(({ appId }) => appId)).toEqual([ids.otherApp]);
  });
});

describe('Look', () => {
  test('signs in to the right tenant when another is signed in, and changes nothing', async () => {
    const tenant = tenantWith([...own(2), wideGrant(5)], { appRoleAssignments: ['role'] });
    const ran = await runBlock(block('permissions', 'look'), tenant, {
      signedInTo: ids.otherTenant,
    });
    expect(ran.code).toBe(0);
    expect(ran.cli.logins).toEqual([ids.tenant]);
    expect(ran.output).toContain('App: Mail Connector');
    expect(ran.output).toContain('Admin-wide permissions: 1');
    expect(ran.output).toContain('Permissions that people gave themselves: 2, by 2 people');
    expect(ran.output).toContain('Application permissions: 1');
    expect(ran.output).toContain('User.Read offline_access');
    expect(changes(tenant)).toEqual([]);
  });

  test('does not sign in again where the right tenant is signed in', async () => {
    const ran = await runBlock(block('person', 'look'), tenantWith([ofPerson(1)]));
    expect(ran.code).toBe(0);
    expect(ran.cli.logins).toEqual([]);
    expect(ran.output).toContain(`Principal  ${ids.person}`);
  });
});

describe('Check says what is proven', () => {
  const check = (task: CliTask, tenant: Tenant) => runBlock(block(task, 'check'), tenant);

  test('removed: the app is gone from the right tenant', async () => {
    const tenant = tenantWith([]);
    tenant.apps = [];
    const ran = await check('application', tenant);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('REMOVED: no Enterprise application');
    expect(ran.output).toContain('comes back at the next consent');
  });

  test('in another tenant it says nothing: a missing app there proves nothing', async () => {
    const tenant = tenantWith([]);
    tenant.apps = [];
    const ran = await runBlock(block('application', 'check'), tenant, {
      signedInTo: ids.otherTenant,
    });
    expect(ran.code).toBe(1);
    expect(ran.output).toBe('');
  });

  test('blocked, with what stays stored', async () => {
    const tenant = tenantWith(own(3));
    for (const app of tenant.apps) app.accountEnabled = false;
    const ran = await check('disable', tenant);
    expect(ran.output).toContain('BLOCKED: sign-in is disabled. Permissions still stored: 3.');
    expect(ran.output).toContain('about 90 minutes');
  });

  test('no permission left, after looking twice', async () => {
    const ran = await check('permissions', tenantWith([]));
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('NO PERMISSION LEFT.');
    expect(ran.waited).toBe(10);
  });

  test.each(['plain', 'all'] as const)(
    'a list that is short proves nothing (%s)',
    async (lackedBy) => {
      const short = [grantOf(1, { lackedBy }), grantOf(2, { lackedBy, principalId: ids.person })];
      for (const task of ['permissions', 'person'] as const) {
        const ran = await check(task, tenantWith(short));
        expect(ran.output).not.toContain('NO PERMISSION LEFT');
        expect(ran.output).toContain(lackedBy === 'plain' ? 'NOT REMOVED' : 'NOT KNOWN');
        expect(ran.code).toBe(lackedBy === 'plain' ? 2 : 3);
      }
      const wide = await check('person', tenantWith([grantOf(1, { lackedBy, ...everyone })]));
      expect(wide.output).toContain(lackedBy === 'plain' ? 'STILL COVERED' : 'NOT KNOWN');
      const look = await runBlock(block('permissions', 'look'), tenantWith(short));
      expect(look.code).toBe(0);
      expect(look.output.includes('there are more than these')).toBe(lackedBy === 'all');
    },
    60_000,
  );

  test('a permission that comes between the two looks is not gone', async () => {
    const tenant = tenantWith([]);
    tenant.onCall = (count) => {
      if (count === 4) tenant.grants.push(grantOf(1));
    };
    expect((await check('permissions', tenant)).output).toContain('NOT REMOVED');
  });

  test('an app that goes away while it is looked at is gone, after looking again', async () => {
    const tenant = tenantWith(own(1));
    tenant.onCall = (count) => {
      if (count === 1) tenant.apps = [];
    };
    const ran = await check('permissions', tenant);
    expect(ran.output).toContain('REMOVED: no Enterprise application');
    expect(ran.errors).toBe('');
    expect(ran.waited).toBeGreaterThanOrEqual(10);
  });

  test('an app that its publisher deactivated is not read as enabled', async () => {
    const tenant = tenantWith(own(1));
    for (const app of tenant.apps) app.isDisabled = true;
    expect((await check('permissions', tenant)).output).toContain(
      'BLOCKED: the publisher deactivated the app',
    );
    const look = await runBlock(block('disable', 'look'), tenant);
    expect(look.output).toContain('Activation status: deactivated by its publisher');
  });

  test('not removed, only after looking again for a minute: lists lag behind', async () => {
    const ran = await check('permissions', tenantWith(own(1)));
    expect(ran.code).toBe(2);
    expect(ran.output).toContain('NOT REMOVED');
    expect(ran.waited).toBeGreaterThanOrEqual(60);
  });

  test('application permissions count as permissions', async () => {
    const ran = await check('permissions', tenantWith([], { appRoleAssignments: ['role'] }));
    expect(ran.code).toBe(2);
    expect(ran.output).toContain('Application permissions: 1');
    expect(ran.output).not.toContain('NO PERMISSION LEFT');
  });

  test('a person without a grant of their own is still covered by an admin’s', async () => {
    const covered = await check('person', tenantWith([wideGrant(1)]));
    expect(covered.code).toBe(2);
    expect(covered.output).toContain('STILL COVERED');
    expect(covered.output).not.toContain('NO PERMISSION LEFT');
    const free = await check('person', tenantWith(own(4)));
    expect(free.code).toBe(0);
    expect(free.output).toContain('NO PERMISSION LEFT for this person');
    const both = await check('person', tenantWith([ofPerson(1), wideGrant(2)]));
    expect(both.output).toContain('NOT REMOVED');
    expect(both.output).toContain('STILL COVERED');
  });
});

describe('hostile input', () => {
  const hostile = [
    "'; touch pwned; '",
    '$(touch pwned)',
    '`touch pwned`',
    '"; rm -rf x; "',
    'a\ntouch pwned',
    '{tenantId}',
    `${ids.app}'; touch pwned; '`,
  ];

  test.each(hostile)('a value that is no id never reaches a command: %j', (value) => {
    const filled = block('person', 'change', { ...known, tenantId: value, objectId: value });
    expect(filled).toContain("TENANT_ID='{tenantId}'");
    expect(filled).toContain("OBJECT_ID='{objectId}'");
    expect(filled).not.toContain('pwned');
  });

  test.each([...hostile, "it's", "''", '\\'])('quoting holds in a real bash: %j', async (value) => {
    const ran = await runBlock(`printf '%s' '${quoteForBash(value)}'`, tenantWith([]));
    expect(ran.output).toBe(value);
  });

  test.each([
    '$(touch pwned) `id` "quoted" \'single\'',
    'tab\tand\u001b[31mescape\u0007',
    '-n %s %n \\n',
    ' ',
    'Überzeugt 日本語 ‮rtl',
  ])('a name of the app is text and nothing else: %j', async (displayName) => {
    const tenant = tenantWith(own(1));
    for (const app of tenant.apps) app.displayName = displayName;
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.errors).toBe('');
    expect(ran.output).not.toMatch(/[^\P{Cc}\n]/u);
    expect(ran.graph.remaining).toEqual(['foreign']);
  });
});

test('no block asks for more than this app: every list is filtered by it', async () => {
  for (const task of tasks) {
    for (const kind of ['look', 'change', 'check'] as const) {
      const tenant = tenantWith([ofPerson(1), wideGrant(2)], { pageSize: 1 });
      // The stand-in refuses a list without a filter, and knows no list of all apps or people.
      await runBlock(block(task, kind), tenant);
      expect(tenant.calls.length).toBeGreaterThan(0);
    }
  }
}, 240_000);

test('the blocks are offered where the tool knows Graph, and for no sign-out', () => {
  expect(azureCli('usgovdod', 'permissions')).toEqual([]);
  expect(azureCli('global', 'sign-out')).toEqual([]);
  expect(azureCli('china', 'permissions')[0]?.change).toContain('microsoftgraph.chinacloudapi.cn');
  expect(azureCli('usgov', 'permissions')[0]?.before[0]).toContain(
    'az cloud set --name AzureUSGovernment',
  );
});
