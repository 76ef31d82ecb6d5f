import { describe, expect, test } from 'vitest';
import { block, known, tasks } from '../../kit/azure-cli/block.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import { changes, ids, ofPerson, own, tenantWith, wideGrant } from '../../kit/azure-cli/tenant.ts';

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
    const tenant = tenantWith(own(3), { throttled: { after: 6, times: 3 } });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.errors).toContain('Microsoft asks to wait. Going on in 20 seconds.');
    expect(ran.graph.remaining).toEqual(['foreign']);
  });

  test('stops where that does not end, and says what was done and what was not', async () => {
    const tenant = tenantWith(own(3), { throttled: { after: 7, times: 1000 } });
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(1);
    expect(ran.errors).toContain('Microsoft still asks to wait, after 155 seconds.');
    expect(ran.waited).toBe(155);
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
