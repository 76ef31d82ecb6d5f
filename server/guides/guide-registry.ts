import type { ProviderId } from '../contract/common.ts';
import type { GuideTemplate } from '../providers/guide/guide-template.ts';
import { mondayGuides } from '../providers/guide/monday-guides.ts';
import { type ProviderSettings, providerGuides } from '../providers/registry.ts';

/** Returns every guide of this server, monday's half last. */
export const createGuides = (settings: ProviderSettings): GuideTemplate[] => [
  ...providerGuides(settings),
  ...mondayGuides,
];

/** Returns the guides of a provider and, after them, those of monday's half. */
export const guidesOf = (guides: readonly GuideTemplate[], provider: ProviderId) =>
  guides.filter((guide) => guide.provider === provider || guide.provider === null);
