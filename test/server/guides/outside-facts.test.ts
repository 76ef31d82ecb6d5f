import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GuideStep } from '../../../server/contract/guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';

/** Statements of guides that others may make untrue: each stands in docs/outside-world.md with its source. */
const stepsOf = (cloud: 'global' | 'usgov' | 'usgovdod' | 'china') =>
  new Map(
    createGuides({ MICROSOFT_CLOUD: cloud })
      .flatMap(({ steps }) => steps)
      .map((step) => [step.id, step]),
  );
const steps = stepsOf('global');

function textOf(id: string, of: ReadonlyMap<string, object> = steps): string {
  const step = of.get(id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return JSON.stringify(step);
}

const everything = JSON.stringify(createGuides({ MICROSOFT_CLOUD: 'global' }));

describe('Microsoft', () => {
  test('Azure CLI needs MFA for changes, and Cloud Shell a subscription', () => {
    const step = steps.get('disable-sign-in') as GuideStep | undefined;
    const before = step?.commands.find(({ tool }) => tool === 'azure-cli')?.before.join(' ');
    expect(before).toMatch(/multifactor.*since October 2025/);
    expect(before).toMatch(/Azure subscription, which a tenant with Microsoft 365 alone may lack/);
  });

  test.each(['remove-all-permissions', 'remove-person-permissions'])(
    'whether people may consent again depends on the permissions (%s)',
    (id) => expect(textOf(id)).toMatch(/may consent again depends on the permissions/),
  );

  test('a person ends their own sessions, and only disabling and blocking need an admin', () => {
    expect(textOf('end-own-sessions')).toContain('No admin role is needed');
    expect(textOf('warn-entra-admin')).not.toMatch(/only an admin can (end|sign)/i);
  });

  test('a deleted app is found by its application ID, and one that is absent is created disabled', () => {
    expect(textOf('remove-application')).toContain("appId eq '{applicationId}'");
    expect(textOf('remove-application')).not.toMatch(/note (its|the) object ID/i);
    expect(textOf('block-absent-app')).toContain(
      'New-MgServicePrincipal -AppId {applicationId} -AccountEnabled:$false',
    );
  });

  test('a publisher deactivates for every organization, once owners cannot turn it on again', () => {
    const text = textOf('deactivate-registration');
    expect(text).toMatch(/remove the owners/);
    expect(text).toContain('in every organization');
    expect(text).toContain('send the message below to {publisher}');
  });

  test('My Apps has an address in the US government’s cloud, and none that is known in China', () => {
    const of = (cloud: Parameters<typeof stepsOf>[0]) => textOf('my-apps-revoke', stepsOf(cloud));
    expect(of('usgov')).toContain('https://myapps.microsoft.us');
    expect(of('china')).not.toMatch(/https:\/\/myapps/);
  });
});

test('Dropbox: where single apps are blocked, by key where they are not listed, and who stays', () => {
  const text = textOf('dropbox-ask-members');
  expect(text).toContain('Admin console > Products: Dropbox > Settings > Integrations');
  expect(text).toMatch(/blocked by its app key/);
  expect(text).toMatch(/does not disconnect members who are connected/);
});

test('Salesforce: connecting again may need the app to be installed, at registration too', () => {
  expect(textOf('salesforce-revoke-own')).toContain('Approve Uninstalled Connected Apps');
  expect(textOf('salesforce-revoke-or-block')).toContain('install it first');
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toMatch(/\*External Client App\*: new connected apps are off by default/);
});

test('monday: a credential can very likely be deleted where the account is chosen, without a path', () => {
  expect(textOf('monday-look-beside-account')).toMatch(/Very likely.*no official page/);
  expect(everything).not.toContain('NoWelcome');
});
