import { readFileSync } from 'node:fs';
import type { buildManifest } from '../../../server/manifest/build.ts';
import { allProviders } from '../../../server/providers/registry.ts';

type Manifest = ReturnType<typeof buildManifest>;
// biome-ignore lint/suspicious/noExplicitAny: a feature's data has another shape for each type
export type Feature = { key: string; type: string; data: any; build?: any; secrets?: any };

const text = readFileSync('manifest.example.json', 'utf8');
/** Every text in it, wherever it stands. */
export const texts: string[] = [];
export const manifest: Manifest = JSON.parse(text, (_key, value) => {
  if (typeof value === 'string') texts.push(value);
  return value;
});
export const features = manifest.app.features as Feature[];
export const ofType = (type: string) => features.filter((feature) => feature.type === type);
export const publicUrl = features[0]?.build.url.replace(/\/admin$/, '');

/** Client ids as the file has them: whoever ran the command has their own there. */
const clientIds = Object.fromEntries(
  ofType('AppFeatureCredentials')
    .filter(({ data }) => data.authConfig)
    .map(({ data }) => [data.defaultFieldKey, data.authConfig.clientId]),
);
const clientId = (key: string) => (clientIds[key]?.startsWith('{{') ? undefined : clientIds[key]);
export const settings = {
  MICROSOFT_CLOUD: 'global' as const,
  MICROSOFT_CLIENT_ID: clientId('microsoft'),
  GOOGLE_CLIENT_ID: clientId('google'),
  SLACK_CLIENT_ID: clientId('slack'),
  DROPBOX_CLIENT_ID: clientId('dropbox'),
  SALESFORCE_CLIENT_ID: clientId('salesforce'),
};
export const known = allProviders(settings);
/** Whoever ran the command may have configured some of them only. */
export const providers = known.filter(({ id }) =>
  ofType('AppFeatureCredentials').some(
    ({ data }) => data.defaultFieldKey === id.replaceAll('-', '_'),
  ),
);
