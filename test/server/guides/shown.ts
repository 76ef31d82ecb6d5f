import { guidanceFor, type SectionAim } from '../../../server/cases/opening/guidance.ts';
import { providerId } from '../../../server/contract/common.ts';
import { accountType } from '../../../server/contract/connection.ts';
import { type Guide, guideSituation, situation } from '../../../server/contract/guide.ts';
import { chooseGuide } from '../../../server/guides/build/choose-guide.ts';
import { fillGuide } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import type { GuideTemplate } from '../../../server/providers/guide/guide-template.ts';
import { clouds } from '../../../server/providers/microsoft/cloud/clouds.ts';
import { rulesOf } from '../../../server/providers/registry.ts';

/** A guide as a reader has it before them. */
export interface ShownGuide {
  /** The place: the public page, or a section of a case with the steps that it has. */
  name: string;
  guide: Guide;
  /** The public page shows the table of methods; a section follows one of them. */
  hasTable: boolean;
}

const known = {
  tenantId: 'aaaaaaaa-1111-4111-8111-111111111111',
  enterpriseAppObjectId: 'bbbbbbbb-1111-4111-8111-111111111111',
  applicationId: 'cccccccc-1111-4111-8111-111111111111',
};

const types = [null, ...accountType.options];

function onPage(guides: GuideTemplate[], cloud: string): ShownGuide[] {
  const shown = new Map<string, ShownGuide>();
  for (const provider of providerId.options) {
    for (const audience of ['individual', 'admin'] as const) {
      for (const what of guideSituation.options) {
        for (const type of types) {
          for (const coveredByAdminConsent of [true, false]) {
            for (const everyone of [true, false, undefined]) {
              const need = { provider, audience, situation: what, accountType: type };
              const { provider: template } = chooseGuide(guides, {
                ...need,
                coveredByAdminConsent,
                ...(everyone !== undefined && { everyone }),
              });
              const name = `page of ${template.id}, ${cloud}`;
              const guide = fillGuide(template, known);
              shown.set(name, { name, guide, hasTable: guide.comparison !== null });
            }
          }
        }
      }
    }
  }
  return [...shown.values()];
}

/** Every section that a case can have, or that a person's own steps can have. */
const aims: SectionAim[] = situation.options.flatMap((what) => [
  ...providerId.options.flatMap((provider) =>
    rulesOf(provider).ways.flatMap(({ method, actor }) =>
      types.flatMap((type) =>
        [true, false].flatMap((isCovered) =>
          [true, false].map((isOwnAccount) => ({
            situation: what,
            actor,
            half: 'provider' as const,
            provider,
            accountType: type,
            method,
            isOwnAccount,
            isCovered,
          })),
        ),
      ),
    ),
  ),
  ...(['person', 'monday_support', 'monday_admin'] as const).flatMap((actor) =>
    (['monday', null] as const).map((half) => ({
      situation: what,
      actor,
      half,
      provider: null,
      accountType: null,
      method: null,
      isOwnAccount: false,
      isCovered: false,
    })),
  ),
]);

function inSections(guides: GuideTemplate[], cloud: string): ShownGuide[] {
  const shown = new Map<string, ShownGuide>();
  for (const aim of aims) {
    const { guideId, steps } = guidanceFor(aim);
    const keys = new Set(steps.map(({ key }) => key));
    const template = guides.find(({ id }) => id === guideId);
    if (!template || keys.size === 0) continue;
    const name = `section of ${guideId} with ${[...keys].join(', ')}, ${cloud}`;
    const own = { ...template, steps: template.steps.filter(({ id }) => keys.has(id)) };
    shown.set(name, { name, guide: fillGuide(own, known), hasTable: false });
  }
  return [...shown.values()];
}

/** Every guide in every form in which someone reads it, in every cloud. */
export const shownGuides = (): ShownGuide[] =>
  (Object.keys(clouds) as (keyof typeof clouds)[]).flatMap((cloud) => {
    const guides = createGuides({ MICROSOFT_CLOUD: cloud });
    return [...onPage(guides, cloud), ...inSections(guides, cloud)];
  });
