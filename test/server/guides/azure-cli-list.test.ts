import { describe, expect, test } from 'vitest';
import { block } from '../../kit/azure-cli/block.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import { changes, ids, ofPerson, own, tenantWith, wideGrant } from '../../kit/azure-cli/tenant.ts';

const idOf = (index: number) => own(index + 1)[index]?.principalId ?? '';
/** As a spreadsheet may write it: quotes, capitals, Windows' line ends, an id twice. */
const listOf = (count: number) =>
  [
    ...Array.from({ length: count }, (_, index) => `"${idOf(index).toUpperCase()}"`),
    idOf(0),
    '',
  ].join('\r\n');

describe('a list of people', () => {
  test('lose their permissions and no one else does', { timeout: 120_000 }, async () => {
    const tenant = tenantWith([...own(250), ofPerson(900), wideGrant(901)]);
    const ran = await runBlock(block('people', 'change'), tenant, { list: listOf(240) });
    expect(ran.errors).toBe('');
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('People in the list: 240');
    expect(ran.output).toContain('This removes 240 permissions that 240 people of the list gave.');
    expect(ran.output).toContain('Removed so far: 100.');
    expect(ran.output).toContain('Removed: 240 permissions.');
    expect(ran.output).toContain('Admin-wide permissions that still cover them: 1.');
    expect(ran.graph.remaining).toHaveLength(13);
  });

  test('is counted by Look, which changes nothing', async () => {
    const tenant = tenantWith([...own(4), ofPerson(900)]);
    const ran = await runBlock(block('people', 'look'), tenant, { list: listOf(3) });
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('Of them with permissions of their own: 3');
    expect(ran.output).toContain('Permissions that they gave: 3');
    expect(changes(tenant)).toEqual([]);
  });

  test('goes on after a stop with what is left, and says what was done and what was not', async () => {
    const tenant = tenantWith(own(6), { throttled: { after: 9, times: 1000 } });
    const ran = await runBlock(block('people', 'change'), tenant, { list: listOf(5) });
    expect(ran.code).toBe(1);
    expect(ran.errors).toMatch(/Not removed: this permission and those after it, \d of 5\./);
    const [, done = ''] = /Changes made: (\d)\./.exec(ran.errors) ?? [];
    tenant.throttled = null;
    tenant.grants = tenant.grants.filter(({ id }) => ran.graph.remaining.includes(id));
    const again = await runBlock(block('people', 'change'), tenant, { list: listOf(5) });
    expect(again.output).toContain(`Removed: ${5 - Number(done)} permissions.`);
    expect(again.graph.remaining).toEqual(['grant_-5', 'foreign']);
  });

  test.each<[string, string | null, string]>([
    ['is not there', null, 'The list people.txt is not in this folder.'],
    ['is empty', '\r\n\n', 'The list people.txt is empty.'],
    [
      'holds something else',
      `${ids.person}\nada@contoso.example; rm -rf ~\n`,
      'something else than an object id: ada@',
    ],
  ])('that %s stops every block before Microsoft is asked', async (_words, list, error) => {
    for (const kind of ['look', 'change', 'check'] as const) {
      const tenant = tenantWith([ofPerson(1)]);
      const ran = await runBlock(block('people', kind), tenant, { list });
      expect(ran.code).toBe(1);
      expect(ran.errors).toContain(error);
      expect(tenant.calls).toEqual([]);
    }
  });

  test('is checked: nothing left, still there with ids, still covered', async () => {
    const check = (grants: ReturnType<typeof own>) =>
      runBlock(block('people', 'check'), tenantWith(grants), { list: listOf(3) });
    const free = await check([ofPerson(900)]);
    expect(free.output).toContain('NO PERMISSION LEFT for anyone in the list.');
    expect(free.code).toBe(0);
    const held = await check([...own(2), wideGrant(901)]);
    expect(held.output).toContain('NOT REMOVED: Microsoft still lists permissions of 2 people');
    expect(held.output).toContain(`  ${idOf(1)}`);
    expect(held.output).toContain('STILL COVERED');
    expect(held.code).toBe(2);
  });
});
