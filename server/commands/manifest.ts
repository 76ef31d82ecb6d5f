import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readPublicConfig } from '../config.ts';
import { withSecretFiles } from '../config-files.ts';
import { buildManifest } from '../manifest/build.ts';
import { FillError, fillPlaceholders } from '../manifest/fill-placeholders.ts';
import { instructions } from '../manifest/instructions.ts';
import { type ImportTarget, NoCommandLineError, runImport } from '../manifest/run-import.ts';
import { clashOf, placeholder, variablesOf } from '../manifest/values.ts';
import { allProviders } from '../providers/registry.ts';
import { isConfigured } from '../providers/shared/configured.ts';
import { type ManifestOptions, manifestUsage, readManifestOptions } from './manifest-options.ts';
import { say } from './terminal.ts';

const root = join(import.meta.dirname, '../..');
/** Not under version control: it has the ids of this installation, and an upgrade must not meet it. */
const ownPath = join(root, 'manifest.json');
/** The pattern in the repository, of every provider and without any id. */
const patternPath = join(root, 'manifest.example.json');
const commandLine = '@mondaycom/apps-cli@4.10.5';

/** Ends the command before anything was written or sent. */
function refuse(what: string, faults: readonly string[], advice = ''): never {
  const lines = [what, ...faults.map((fault) => `- ${fault}`), ...(advice ? ['', advice] : [])];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function readOptions(): ManifestOptions {
  try {
    return readManifestOptions(process.argv.slice(2));
  } catch (error) {
    const message = error instanceof TypeError ? error.message : 'The options cannot be read.';
    return refuse('No manifest was written.', [message], manifestUsage);
  }
}

function readEnvironment() {
  try {
    return readPublicConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return refuse('No manifest was written.', error.faults);
    throw error;
  }
}

/** The key itself is of no use here; that there is one turns API tokens on. */
const someKey = (isSet: boolean) => (isSet ? [Buffer.alloc(32)] : undefined);

/** Returns every provider, with those settings of the environment that a manifest needs. */
const knownProviders = (config: ReturnType<typeof readEnvironment>) =>
  allProviders({ ...config, IDENTITY_KEY: someKey(Boolean(process.env.IDENTITY_KEY?.trim())) });

function chooseProviders(known: ReturnType<typeof allProviders>, isAll: boolean) {
  const providers = isAll ? known : known.filter(isConfigured);
  if (providers.length > 0) return providers;
  return refuse('No manifest was written.', [
    "No provider is configured. Set MICROSOFT_CLIENT_ID or another provider's id (.env.example names them), or use --all for a pattern.",
  ]);
}

/** Every name that monday itself fills in later, at each connect. */
const parametersOf = (providers: ReturnType<typeof allProviders>): string[] =>
  providers.flatMap(({ parameters }) => parameters.map(({ name }) => name));

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return refuse('Nothing was sent to monday.', [`${path} cannot be read.`]);
  }
}

/** Imports a file, and ends with the exit code of monday's command line. */
async function importFile(path: string, target: ImportTarget, parameters: string[]) {
  try {
    const filled = fillPlaceholders(
      readFile(path),
      withSecretFiles(process.env),
      new Set(parameters),
    );
    const { code, wasSent } = await runImport(filled, target, process.env);
    process.exitCode = code;
    if (code === 0 && !wasSent) {
      process.stderr.write(
        'mapps reported no fault, but nothing shows that it sent the file. Look in the Developer Center before you try again.\n',
      );
    }
  } catch (error) {
    if (error instanceof FillError || error instanceof ConfigError) {
      refuse('Nothing was sent to monday.', error.faults);
    }
    if (error instanceof NoCommandLineError) {
      refuse(
        'Nothing was sent to monday.',
        [error.message],
        `Install it and sign in: npm install --global ${commandLine} && mapps init`,
      );
    }
    throw error;
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  const config = readEnvironment();
  const known = knownProviders(config);
  const values = {
    appName: config.APP_NAME ?? 'Keyholder',
    publicUrl: config.PUBLIC_URL ?? placeholder('PUBLIC_URL'),
  };
  const parameters = parametersOf(known);
  const clash = clashOf(parameters, [...Object.keys(process.env), ...variablesOf(known, values)]);
  if (clash) refuse('No manifest was written.', [clash]);
  const providers = chooseProviders(known, options.isAll);

  const path = options.from ?? options.path ?? (options.isAll ? patternPath : ownPath);
  if (!options.from) {
    writeFileSync(path, `${JSON.stringify(buildManifest(providers, values), null, 2)}\n`);
    say(`Wrote ${path}.`);
  }
  if (options.target) return importFile(path, options.target, parameters);

  const variables = variablesOf(providers, values);
  say(instructions({ providers, variables, values, from: path === ownPath ? null : path }));
}

await main();
