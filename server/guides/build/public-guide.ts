import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderId } from '../../contract/common.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Language } from '../../contract/language.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { fillGuide, type GuideValues } from './fill-guide.ts';

/** Public values: about the app and its operator, and nothing of any account. */
export interface PublicValues {
  appName: string;
  publisher: string | undefined;
  supportEmail: string;
  /** Providers that can be connected here; guides of others are there, and not offered. */
  offered: readonly ProviderId[];
  /** The connector's application or client id at each provider, where it is configured. */
  applicationIds: Partial<Record<ProviderId, string | undefined>>;
}

const iconFiles = ['app-icon.svg', 'app-icon.png'];

/** Address of the app's icon, when whoever runs the server put one among the public files. */
export function findIcon(folder: string): string | null {
  const file = iconFiles.find((name) => existsSync(join(folder, name)));
  return file === undefined ? null : `/${file}`;
}

/** Fills a guide with what is public; an id of another provider's app is never shown. */
export function fillPublic(
  template: GuideTemplate,
  values: PublicValues,
  provider: ProviderId,
  icon: string | null,
  language: Language = 'en',
): Guide {
  const known: GuideValues = {
    appName: values.appName,
    publisher: values.publisher,
    supportEmail: values.supportEmail,
    applicationId: values.applicationIds[provider],
  };
  const guide = fillGuide(template, known, language);
  return { ...guide, whichApp: guide.whichApp && { ...guide.whichApp, icon } };
}
