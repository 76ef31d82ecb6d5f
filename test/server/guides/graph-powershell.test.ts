import { describe, expect, test } from 'vitest';
import { fillGuide } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import { quoteForPowerShell } from '../../../server/providers/guide/quote.ts';
import {
  type Task,
  tasks,
} from '../../../server/providers/microsoft/entra-commands/command-task.ts';
import { graphPowerShell } from '../../../server/providers/microsoft/entra-commands/graph-powershell.ts';
import { parsePowerShell } from '../../kit/powershell.ts';

const kinds = ['look', 'change', 'check'] as const;
const everyBlock = tasks.flatMap((task) => kinds.map((kind) => [task, kind] as const));

function commandsFor(task: Task) {
  const [commands] = graphPowerShell('global', task);
  if (!commands) throw new Error(`no commands for ${task}`);
  return commands;
}

/** Everything that changes something at Microsoft, by PowerShell's own verbs. */
const changing = /^(Update|Remove|Revoke|Set|New|Add|Invoke|Restore)-Mg/;

const changingOf: Record<Task, string> = {
  disable: 'Update-MgServicePrincipal',
  permissions: 'Remove-MgOauth2PermissionGrant',
  application: 'Remove-MgServicePrincipal',
  person: 'Remove-MgOauth2PermissionGrant',
  people: 'Remove-MgOauth2PermissionGrant',
  'sign-out': 'Revoke-MgUserSignInSession',
};

test.each(everyBlock)('%s, %s is PowerShell by its grammar', async (task, kind) => {
  const parsed = await parsePowerShell(commandsFor(task)[kind]);
  expect(parsed.faults).toEqual([]);
  expect(parsed.commands).toContain('Connect-MgGraph');
});

test('the grammar finds what is broken, so that finding nothing means something', async () => {
  const { faults } = await parsePowerShell('& { if ($a { Write-Host "x }');
  expect(faults).not.toEqual([]);
});

describe.each(tasks)('Change (%s)', (task) => {
  const { change } = commandsFor(task);
  const place = change.indexOf(changingOf[task]);
  const before = change.slice(0, place);

  test('has one changing command, and it is the expected one', async () => {
    const { commands } = await parsePowerShell(change);
    expect(commands.filter((name) => changing.test(name))).toEqual([changingOf[task]]);
  });

  test('stops on an unfilled placeholder before it even signs in', () => {
    const connect = change.indexOf('Connect-MgGraph');
    const open = [...change.matchAll(/^ +(\$\w+) = '\{\w+\}'$/gm)].map(([, name]) => name);
    expect(open.length).toBeGreaterThanOrEqual(2);
    for (const name of open) {
      const guard = change.indexOf(`if (${name} -notmatch $Guid) { throw`);
      expect(guard, name).toBeGreaterThan(0);
      expect(guard).toBeLessThan(connect);
    }
  });

  test('stops in another tenant', () => {
    expect(before).toContain('$Context.TenantId -ne $TenantId) { throw');
  });

  test('stops when what it is about is not in the tenant', () => {
    const [lookUp, guard] =
      task === 'sign-out'
        ? ['Get-MgUser -UserId $ObjectId', '-ErrorAction Stop']
        : [`-Filter "appId eq '$ApplicationId'"`, 'if (-not $App) { throw'];
    expect(before).toContain(lookUp);
    expect(before.slice(before.indexOf(lookUp))).toContain(guard);
  });

  test('prints a count and waits for YES, in capitals', () => {
    const asked = before.indexOf('Write-Host $Question');
    const answered = before.indexOf("(Read-Host 'Type YES to go on') -cne 'YES') { throw");
    expect(asked).toBeGreaterThan(0);
    expect(answered).toBeGreaterThan(asked);
    expect(before).toMatch(/\$Question = .*(\.Count\)|\b1 person\b)/);
  });

  test('uses ids, never names', () => {
    expect(change).not.toMatch(/displayName eq|userPrincipalName|-Search/i);
  });

  test('every call of Graph stops the block when it fails', () => {
    const calls = change.split('\n').filter((line) => /\w-Mg(?!Context)\w+ -/.test(line));
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) expect(call).toContain('-ErrorAction Stop');
  });
});

test.each(everyBlock)('%s, %s never lists a whole tenant', (task, kind) => {
  const lists = commandsFor(task)
    [kind].split('\n')
    .filter((line) => /\bGet-Mg(?!Context)/.test(line));
  for (const line of lists) {
    expect(line).toMatch(/-Filter (\$Filter|"(appId|clientId) eq )|-ServicePrincipalId|-UserId/);
  }
});

test.each(tasks)('Look and Check change nothing and ask for no right to (%s)', async (task) => {
  for (const kind of ['look', 'check'] as const) {
    const block = commandsFor(task)[kind];
    const { commands } = await parsePowerShell(block);
    expect(commands.filter((name) => changing.test(name))).toEqual([]);
    expect(block).not.toMatch(/ReadWrite|Revoke/);
  }
});

test('one person: both kinds of permission are listed before anything is removed', () => {
  const { change } = commandsFor('person');
  const wide = change.indexOf("consentType eq 'AllPrincipals'");
  expect(wide).toBeGreaterThan(0);
  expect(wide).toBeLessThan(change.indexOf('Remove-MgOauth2PermissionGrant'));
  expect(change).toContain('Removing the own permissions is not enough');
});

test('a list: it is read and checked before anything is asked, and only its people lose permissions', () => {
  const { look, change, check } = commandsFor('people');
  for (const block of [look, change, check]) {
    expect(block).toContain("$List = 'people.txt'");
    expect(block.indexOf('is not in this folder')).toBeLessThan(block.indexOf('Connect-MgGraph'));
    expect(block).toContain('if ($Id -notmatch $Guid) { throw ');
    expect(block).toContain('Where-Object { $People.Contains($_.PrincipalId) }');
  }
  expect(change).toContain('Where-Object { -not $People -or $People.Contains($_.PrincipalId) }');
  expect(change).toMatch(/if \(\$Changed % 100 -eq 0\) \{ Write-Host "Removed so far/);
  // A list of the session that the block is pasted into is none of it.
  expect(commandsFor('permissions').change).toContain('$People = $null');
});

test('removing goes on until the list is empty, and a permission that is gone is no failure', () => {
  for (const task of ['permissions', 'person'] as const) {
    const { change } = commandsFor(task);
    expect(change).toContain('if ($Left.Count -eq 0) { break }');
    expect(change).toContain('*Request_ResourceNotFound*');
  }
});

test('every list of permissions is asked consistently, in large pages, and compared with its count', () => {
  for (const task of ['permissions', 'person', 'disable', 'application'] as const) {
    for (const kind of kinds) {
      const lists = commandsFor(task)
        [kind].split('\n')
        .filter((line) => /Get-Mg(Oauth2PermissionGrant|\w+AppRoleAssignment) /.test(line));
      expect(lists).toHaveLength(task === 'person' ? 2 : 3);
      for (const list of lists) expect(list).toContain('-All -PageSize 999');
      const counted = "-CountVariable Counted -Headers @{ ConsistencyLevel = 'eventual' }";
      // The other one has what is too new for the index behind these.
      expect(lists.filter((list) => !list.includes(counted))).toEqual([
        expect.stringMatching(
          /\$Recent = @\(Get-MgOauth2PermissionGrant -All -PageSize 999 -Filter \$Filter -ErrorAction Stop\)/,
        ),
      ]);
    }
  }
});

test('permissions whose ids differ in case only are two', () => {
  for (const task of ['permissions', 'person'] as const) {
    const sorting = [...commandsFor(task).check.matchAll(/Sort-Object -Property 'Id' [^|)]*/g)];
    expect([...new Set(sorting.map(([text]) => text))]).toEqual([
      "Sort-Object -Property 'Id' -Unique -CaseSensitive",
    ]);
  }
});

test('Check says that nothing is left only of a whole list, and only the second time', () => {
  for (const task of ['permissions', 'person'] as const) {
    const { check } = commandsFor(task);
    expect(check).toContain('$Free = if ($Whole -and ');
    expect(check).toMatch(
      task === 'person'
        ? /\$Whole = \$Read\.Whole -and \$Wide\.Whole/
        : /\$Whole = \$Read\.Whole -and \$global:Counted -eq \$AppOnly\.Count/,
    );
    expect(check).toMatch(/elseif \(\$Free -ge 2\) \{ \$Verdict = 'NO PERMISSION LEFT/);
    expect(check).toMatch(/\$Away -ge 2[\s\S]*REMOVED: no Enterprise application/);
    expect(check).toContain('*Request_ResourceNotFound*');
    expect(check).toContain('NOT KNOWN');
  }
});

test('an app that its publisher deactivated is not read as enabled', () => {
  for (const task of ['permissions', 'person', 'disable', 'application'] as const) {
    expect(commandsFor(task).look).toContain('Activation status: deactivated');
    expect(commandsFor(task).check).toContain('BLOCKED: the publisher deactivated the app');
  }
});

test('nothing is asked of the module that came later than its version 2', () => {
  for (const [task, kind] of everyBlock) expect(commandsFor(task)[kind]).not.toContain('NoWelcome');
});

test('in China it needs an app of the tenant’s own, which a guard asks for', async () => {
  const [commands] = graphPowerShell('china', 'person');
  expect(commands?.before.join()).toContain('CLIENT-ID');
  const change = commands?.change ?? '';
  expect(change).toContain("$ClientId = 'CLIENT-ID'");
  expect(change).toContain('-ClientId $ClientId');
  const guard = change.indexOf('if ($ClientId -notmatch $Guid) { throw');
  expect(guard).toBeGreaterThan(0);
  expect(guard).toBeLessThan(change.indexOf('Connect-MgGraph -Environment'));
  expect((await parsePowerShell(change)).faults).toEqual([]);
});

test('each cloud signs in to its own', () => {
  expect(graphPowerShell('usgov', 'person')[0]?.look).toContain("$Environment = 'USGov'");
  expect(graphPowerShell('usgovdod', 'person')[0]?.look).toContain("$Environment = 'USGovDoD'");
  expect(graphPowerShell('china', 'person')[0]?.look).toContain("$Environment = 'China'");
});

test.each(["it's", '’; Remove-Item x; ’', '‘‚‛', '$(calc)', '`n', "'; calc; '"])(
  'quoting makes one literal of %j',
  async (value) => {
    const parsed = await parsePowerShell(`$Value = '${quoteForPowerShell(value)}'\n$Next = 'end'`);
    expect(parsed.faults).toEqual([]);
    expect(parsed.commands).toEqual([]);
    expect(quoteForPowerShell(value)).not.toMatch(/(^|[^'‘’‚‛])['‘’‚‛]([^'‘’‚‛]|$)/);
  },
);

test('a hostile value stays out of every command', () => {
  const hostile = "'; Remove-Item x; '";
  for (const template of createGuides({ MICROSOFT_CLOUD: 'global' })) {
    const values = { tenantId: hostile, objectId: hostile, applicationId: hostile };
    for (const step of fillGuide(template, values).steps) {
      for (const { look, change, check } of step.commands) {
        expect(look + change + check).not.toContain('Remove-Item');
      }
    }
  }
});
