import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphError, json, me, objectId, organization, tenant } from '../../kit/graph.ts';
import {
  type IdentitySetting,
  identityBody,
  person,
  providerToken,
  startIdentity,
} from '../../kit/identity.ts';

describe('whose token it is', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  async function recordedFor(answerOfMe: object, answerOfOrganization = json(organization)) {
    setting.graph.on('/me', json({ ...me, ...answerOfMe }));
    setting.graph.on('/organization', answerOfOrganization);
    const answer = await setting.server.identify(identityBody(), person);
    expect(answer.statusCode, answer.body).toBe(200);
    const [row] = await setting.recorded();
    expect(row?.displayName).toBe(answer.json().displayName);
    expect(row?.providerUniqueIdentifier).toBe(answer.json().providerUniqueIdentifier);
    return row;
  }

  const notForPersonal = json(graphError('BadRequest', 'not supported for MSA'), 400);

  test('the key is lower case, however Microsoft writes it', async () => {
    const row = await recordedFor(
      { id: objectId.toUpperCase() },
      json({ value: [{ ...organization.value[0], id: tenant.toUpperCase() }] }),
    );
    expect(row?.providerUniqueIdentifier).toBe(`${tenant}:${objectId}`);
    expect(row?.organization?.id).toBe(tenant);
  });

  test('a personal account has the consumer tenant and the padded id, and no organization', async () => {
    const row = await recordedFor(
      { id: 'FDE926F844473904', mail: null, userPrincipalName: 'ada@outlook.example' },
      notForPersonal,
    );
    expect(row).toMatchObject({
      providerUniqueIdentifier:
        '9188040d-6c67-4c5b-b112-36a304b66dad:00000000-0000-0000-fde9-26f844473904',
      accountType: 'personal',
      organization: null,
      email: 'ada@outlook.example',
    });
  });

  // https://github.com/abraunegg/onedrive/issues/3072
  test('a personal id with and without its leading zero is one connection', async () => {
    const personal = { ...me, userPrincipalName: 'ada@outlook.com' };
    for (const id of ['0badc0ffee123456', 'badc0ffee123456', 'BADC0FFEE123456']) {
      setting.graph.on('/me', json({ ...personal, id }));
      await setting.server.identify(identityBody(), person);
    }
    expect(await setting.recorded()).toMatchObject([
      {
        providerUniqueIdentifier:
          '9188040d-6c67-4c5b-b112-36a304b66dad:00000000-0000-0000-0bad-c0ffee123456',
        timesConnected: 3,
      },
    ]);
  });

  test('a personal account does not wait for an organization that never answers', async () => {
    const row = await recordedFor({ id: 'fde926f844473904' }, () => {});
    expect(row?.accountType).toBe('personal');
  });

  test('a guest belongs to the organization that invited, and keeps the own address', async () => {
    const row = await recordedFor({
      mail: 'ada@home.example',
      userPrincipalName: 'ada_home.example#EXT#@contoso.onmicrosoft.com',
    });
    expect(row).toMatchObject({
      accountType: 'guest',
      email: 'ada@home.example',
      organization: { id: tenant, name: 'Contoso' },
    });
  });

  test.each([
    [{}, 'Ada Lovelace'],
    [{ displayName: null }, 'ada@contoso.example'],
    [{ displayName: '  ' }, 'ada@contoso.example'],
    [{ displayName: null, mail: null }, 'ada@contoso.onmicrosoft.com'],
    [
      { displayName: null, mail: null, userPrincipalName: 'ada_home#EXT#@contoso.example' },
      'ada_home',
    ],
    [{ displayName: null, mail: null, userPrincipalName: null }, objectId],
    [{ displayName: 'Ada\u0000\u202eevoL' }, 'Ada evoL'],
    [{ displayName: 'x'.repeat(300) }, 'x'.repeat(256)],
  ])('named by what there is, in order: %o', async (answer, name) => {
    expect((await recordedFor(answer))?.displayName).toBe(name);
  });

  test.each([
    [{ displayName: null }, 'contoso.example'],
    [{ displayName: null, verifiedDomains: [] }, tenant],
    [{ displayName: 'Ünï & <Söhne>' }, 'Ünï & <Söhne>'],
  ])('an organization is named by what there is: %o', async (answer, name) => {
    const given = json({ value: [{ ...organization.value[0], ...answer }] });
    expect((await recordedFor({}, given))?.organization?.name).toBe(name);
  });

  test('only what is needed is asked for, with the token in one header', async () => {
    await recordedFor({});
    expect(setting.graph.requests.map(({ path, query }) => path + query).sort()).toEqual([
      '/me?$select=id,displayName,mail,userPrincipalName',
      '/organization?$select=id,displayName,verifiedDomains',
    ]);
    for (const { authorization } of setting.graph.requests) {
      expect(authorization).toBe(`Bearer ${providerToken}`);
    }
  });
});
