import { describe, expect, test } from 'vitest';
import { fillGuide } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import { clouds } from '../../../server/providers/microsoft/cloud/clouds.ts';
import { isConfirmedLink } from '../../kit/links.ts';

const values = {
  tenantId: '11111111-aaaa-4aaa-8aaa-000000000001',
  applicationId: '22222222-bbbb-4bbb-8bbb-000000000001',
  enterpriseAppObjectId: '33333333-cccc-4ccc-8ccc-000000000001',
};

const put = (url: string) =>
  url.replace(/\{(\w+)\}/g, (open, name: keyof typeof values) => values[name] ?? open);

describe.each(Object.keys(clouds) as (keyof typeof clouds)[])('links in %s', (cloud) => {
  const links = createGuides({ MICROSOFT_CLOUD: cloud }).flatMap(({ steps }) =>
    steps.flatMap(({ where }) => where.links),
  );

  test('every one has a confirmed form', () => {
    expect(links.length).toBeGreaterThan(0);
    expect(links.map(({ url }) => put(url)).filter((url) => !isConfirmedLink(url))).toEqual([]);
  });

  test('deep links exist where a form is confirmed, and nowhere else', () => {
    const deep = links.filter(({ url }) => url.includes('#view'));
    expect(deep.length > 0).toBe(cloud === 'global');
  });

  test('a step at Microsoft names the menu path beside every deep link', () => {
    for (const { steps } of createGuides({ MICROSOFT_CLOUD: cloud })) {
      for (const { where } of steps) {
        if (where.links.some(({ url }) => url.includes('#view'))) {
          expect(where.menuPath).toContain('Entra ID > Enterprise apps');
        }
      }
    }
  });
});

describe('the link that is shown', () => {
  const linkOf = (known: Partial<typeof values>) =>
    createGuides({ MICROSOFT_CLOUD: 'global' })
      .map((template) => fillGuide(template, known))
      .find(({ id }) => id === 'microsoft-admin-everyone')
      ?.steps.find(({ id }) => id === 'disable-sign-in')?.where.link?.url;

  test('goes as far as the ids are known: the page, the list of that tenant, the start page', () => {
    expect(linkOf(values)).toContain(
      `/~/Properties/objectId/${values.enterpriseAppObjectId}/appId/`,
    );
    expect(linkOf({ ...values, enterpriseAppObjectId: undefined })).toBe(
      `https://entra.microsoft.com/${values.tenantId}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`,
    );
    expect(linkOf({})).toBe('https://entra.microsoft.com');
  });

  test.each(['../../evil', 'https://evil.example', `${values.tenantId}/x`, '{applicationId}'])(
    'is never built from %s',
    (tenantId) => {
      expect(linkOf({ ...values, tenantId })).toBe('https://entra.microsoft.com');
    },
  );
});
