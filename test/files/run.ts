import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTextTable, type TableWriter } from '../../client/export/text-table.ts';
import { createWorkbook } from '../../client/export/workbook.ts';

/**
 * Opens exported files in LibreOffice and compares what it reads: `npm run files`, outside CI, where
 * Debian's `libreoffice-calc` is installed. The result is written down in docs/outside-world.md.
 */

const texts = ['118234567890123456789', '007', '1-2', '1E5', '=1+1', 'a;b,c "d"', 'דוד', '山田 🌸'];
/** LibreOffice's options for a CSV file: separator, quote, UTF-8, from the first line on. */
const readAs = { ',': 'CSV:44,34,76,1', ';': 'CSV:59,34,76,1' } as const;
const writeAs = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false';

const folder = mkdtempSync(join(tmpdir(), 'keyholder-files-'));

function soffice(...options: string[]): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const { stdout, stderr, error } = spawnSync('soffice', [profile, '--headless', ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw new Error('LibreOffice is not installed: apt-get install libreoffice-calc');
  return stdout + stderr;
}

/** The first column as LibreOffice reads it, told the separator or left to itself. */
function readBy(name: string, filter?: string): string[] {
  const told = filter ? [`--infilter=${filter}`] : [];
  const said = soffice(...told, '--convert-to', writeAs, '--outdir', join(folder, 'out'), name);
  try {
    const lines = readFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.csv')), 'utf8');
    return lines
      .split('\n')
      .slice(1, texts.length + 1)
      .map((line) => line.split('\t')[0] ?? '')
      .map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
  } catch {
    throw new Error(`LibreOffice made nothing of ${name}: ${said}`);
  }
}

async function write(name: string, table: TableWriter): Promise<string> {
  table.add([['Text', 'Number']]);
  table.add(texts.map((text) => [text, 201]));
  const file = table.finish(['Made by npm run files.']);
  writeFileSync(join(folder, name), Buffer.from(await file.arrayBuffer()));
  return name;
}

function say(what: string, read: string[]): boolean {
  const plain = read.map((cell) => cell.replace(/^'/, ''));
  const wrong = texts.filter((text, at) => plain[at] !== text);
  const end = wrong.length === 0 ? 'every text as it is' : `changed: ${JSON.stringify(read)}`;
  process.stdout.write(`${what}: ${end}\n`);
  return wrong.length === 0;
}

try {
  process.stdout.write(soffice('--version'));
  const book = await write('book.xlsx', createWorkbook('connections', 'Notes'));
  const comma = await write('comma.csv', createTextTable(','));
  const semicolon = await write('semicolon.csv', createTextTable(';'));
  const results = [
    say('workbook', readBy(book)),
    say('CSV by comma', readBy(comma, readAs[','])),
    say('CSV by semicolon', readBy(semicolon, readAs[';'])),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
