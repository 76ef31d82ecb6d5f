import { readFileSync } from 'node:fs';
import semver from 'semver';
import { expect, test } from 'vitest';

interface Locked {
  dev?: boolean;
  license?: string;
  engines?: { node?: string };
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ ...locked, name: path.split('node_modules/').at(-1) ?? path }));

test('The stated versions of Node run every installed package', () => {
  const ours = packages['']?.engines?.node ?? '';
  const unfit = installed.filter(({ engines }) => !semver.subset(ours, engines?.node ?? '*'));
  expect(unfit.map(({ name, engines }) => `${name}: ${engines?.node}`)).toEqual([]);
});

test('The licences of the server’s packages are listed, and each lets it be passed on', () => {
  const byLicence = Map.groupBy(
    installed.filter(({ dev }) => !dev),
    ({ license = 'none' }) => license,
  );
  const rows = [...byLicence]
    .map(([licence, of]) => {
      const names = [...new Set(of.map(({ name }) => name))].sort();
      return `| ${licence} | ${names.join(', ')} |`;
    })
    .sort();
  const page = readFileSync('docs/security/licences.md', 'utf8');
  const listed = page.split('\n').filter((line) => /^\| (?!-|licence )/.test(line));
  expect(listed).toEqual(rows);
  const allowed = ['MIT', 'ISC', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0'];
  expect([...byLicence.keys()].filter((licence) => !allowed.includes(licence))).toEqual([]);
});
