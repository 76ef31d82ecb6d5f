import type { GuideCommands } from '../../../contract/guide.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { azureCli } from './azure-cli.ts';
import type { Task } from './command-task.ts';
import { graphPowerShell } from './graph-powershell.ts';

/** Everything that can be pasted for a task in this cloud, PowerShell first. */
export const commandsFor = (cloud: CloudName, task: Task): GuideCommands[] => [
  ...graphPowerShell(cloud, task),
  ...azureCli(cloud, task),
];
