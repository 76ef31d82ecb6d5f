import { describe, expect, test } from 'vitest';
import { block, type CliTask } from '../../kit/azure-cli/block.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import {
  changes,
  grantOf,
  ids,
  ofPerson,
  own,
  type Tenant,
  tenantWith,
  wideGrant,
} from '../../kit/azure-cli/tenant.ts';

const everyone = { consentType: 'AllPrincipals', principalId: null } as const;

describe('Look', () => {
  test('signs in to the right tenant when another is signed in, and changes nothing', async () => {
    const tenant = tenantWith([...own(2), wideGrant(5)], { appRoleAssignments: [{ id: 'role' }] });
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

  test('an app that came back and is not in the index of advanced queries yet is not removed', async () => {
    const tenant = tenantWith(own(1));
    for (const app of tenant.apps) app.isOutsideIndex = true;
    const ran = await check('application', tenant);
    expect(ran.output).not.toContain('REMOVED: no');
    expect(ran.code).toBe(2);
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

  test('a permission that is too new for the index of advanced queries is there', async () => {
    const recent = { lackedBy: 'index' } as const;
    const all = await check('permissions', tenantWith([grantOf(1, recent)]));
    expect(all.output).toContain('NOT REMOVED');
    const mine = [grantOf(2, { ...recent, principalId: ids.person })];
    expect((await check('person', tenantWith(mine))).output).toContain('NOT REMOVED');
    const wide = [grantOf(3, { ...recent, ...everyone })];
    expect((await check('person', tenantWith(wide))).output).toContain('STILL COVERED');
  });

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
    const ran = await check(
      'permissions',
      tenantWith([], { appRoleAssignments: [{ id: 'role' }] }),
    );
    expect(ran.code).toBe(2);
    expect(ran.output).toContain('Application permissions: 1');
    expect(ran.output).not.toContain('NO PERMISSION LEFT');
  });

  test('ids that differ in case only are two permissions', async () => {
    const grants = ['aB', 'Ab', 'AB'].map((id, index) => grantOf(index, { id }));
    const look = await runBlock(block('permissions', 'look'), tenantWith(grants));
    expect(look.output).toContain('Permissions that people gave themselves: 3, by 3 people');
    expect(look.output).not.toContain('there are more than these');
  });

  test.each([
    ['plain', 'NOT REMOVED', 2],
    ['all', 'NOT KNOWN', 3],
  ] as const)(
    'a short list of application permissions proves nothing (%s)',
    async (lackedBy, verdict, code) => {
      const appRoleAssignments = [{ id: 'role', lackedBy }];
      const ran = await check('permissions', tenantWith([], { appRoleAssignments }));
      expect(ran.output).not.toContain('NO PERMISSION LEFT');
      expect(ran.output).toContain(verdict);
      expect(ran.code).toBe(code);
    },
  );

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
