import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readPublicConfig } from '../config.ts';
import { buildManifest, viewUrls } from '../manifest/build.ts';
import { clashOf, placeholder, variablesOf } from '../manifest/values.ts';
import { allProviders } from '../providers/registry.ts';

const defaultPath = join(import.meta.dirname, '../../manifest.json');

const refuse = (faults: string[]): never => {
  process.stderr.write(`No manifest was written.\n${faults.map((f) => `- ${f}\n`).join('')}`);
  process.exit(1);
};

function readEnvironment() {
  try {
    return readPublicConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return refuse(error.faults);
    throw error;
  }
}

/** `npm run manifest [PATH]`: writes manifest.json with the addresses and ids of the environment. */
function main(path = defaultPath): void {
  const config = readEnvironment();
  const providers = allProviders(config);
  const parameters = providers.flatMap((provider) => provider.parameters.map(({ name }) => name));
  const values = {
    appName: config.APP_NAME ?? 'Keyholder',
    publicUrl: config.PUBLIC_URL ?? placeholder('PUBLIC_URL'),
  };
  const variables = variablesOf(providers, values);
  const clash = clashOf(parameters, [...Object.keys(process.env), ...variables]);
  if (clash) refuse([clash]);
  writeFileSync(path, `${JSON.stringify(buildManifest(providers, values), null, 2)}\n`);

  process.stdout.write(
    [
      `Wrote ${path}.`,
      '',
      "Import it with monday's command line, these variables set in its environment:",
      ...variables.map((name) => `  ${name}`),
      `  mapps manifest:import -p ${path} -m`,
      '"-m" leaves alone what is no variable: the fields that people fill in, such as {{subdomain}}.',
      '',
      'Then set by hand what a manifest does not carry:',
      ...viewUrls(values).map(({ type, url }) => `  ${type}: ${url}`),
      `  Webhooks, all events: ${values.publicUrl}/monday/lifecycle`,
      '',
    ].join('\n'),
  );
}

main(process.argv[2]);
