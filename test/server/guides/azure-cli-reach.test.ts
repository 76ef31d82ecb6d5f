import { expect, test } from 'vitest';
import { azureCli } from '../../../server/providers/microsoft/entra-commands/azure-cli.ts';
import { block, tasks } from '../../kit/azure-cli/block.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import { ofPerson, tenantWith, wideGrant } from '../../kit/azure-cli/tenant.ts';

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
