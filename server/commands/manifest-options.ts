import { parseArgs } from 'node:util';
import type { ImportTarget } from '../manifest/run-import.ts';

export const manifestUsage = `npm run manifest [-- PATH]                  writes manifest.json for the providers that are configured
npm run manifest -- --all [PATH]            writes manifest.example.json: every provider, as a pattern to fill in
npm run manifest -- --import -n             imports it as a new app
npm run manifest -- --import -a APP_ID      imports it as a new draft version of an app
npm run manifest -- --import … --from FILE  imports a file that you changed, as it stands`;

export interface ManifestOptions {
  path: string | undefined;
  /** Every provider, configured or not. */
  isAll: boolean;
  /** Null: write the file only. */
  target: ImportTarget | null;
  /** A file to import instead of a new one. */
  from: string | undefined;
}

function targetFrom(isNew: boolean, appId: string | undefined): ImportTarget {
  if (isNew === (appId !== undefined)) {
    throw new TypeError('--import needs -n (a new app) or -a APP_ID (an app that exists).');
  }
  if (appId === undefined) return { kind: 'new' };
  if (!/^\d{1,20}$/.test(appId)) throw new TypeError('APP_ID must be digits only.');
  return { kind: 'app', appId };
}

/**
 * Returns the options of `npm run manifest`.
 *
 * @throws TypeError with words for whoever typed them
 */
export function readManifestOptions(typed: string[]): ManifestOptions {
  const { values, positionals } = parseArgs({
    args: typed,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      import: { type: 'boolean', default: false },
      new: { type: 'boolean', short: 'n', default: false },
      app: { type: 'string', short: 'a' },
      from: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new TypeError('Only one PATH can be given.');
  if (!values.import && (values.new || values.app !== undefined || values.from !== undefined)) {
    throw new TypeError('-n, -a and --from go with --import.');
  }
  return {
    path: positionals[0],
    isAll: values.all,
    target: values.import ? targetFrom(values.new, values.app) : null,
    from: values.from,
  };
}
