import type { Actor, Method, StepReport } from '../contract/case.ts';

/** What a section is about, as far as it decides which guide fits. */
export interface SectionAim {
  actor: Actor;
  provider: string | null;
  accountType: string | null;
  method: Method | null;
}

export interface GuidedStep {
  key: string;
  reports: StepReport | null;
}

/** Which guide a section follows, and the steps of it. */
export interface Guidance {
  guideId: string | null;
  steps: GuidedStep[];
}

const step = (key: string, reports: StepReport | null = null): GuidedStep => ({ key, reports });

const byMethod: Record<Method, GuidedStep[]> = {
  own_account: [step('remove-access', 'provider'), step('check')],
  one_person: [step('remove-permissions-of-person', 'provider'), step('sign-out'), step('check')],
  block_sign_in: [step('block-sign-in', 'provider'), step('remove-permissions'), step('check')],
  revoke_permissions: [step('remove-permissions', 'provider'), step('check')],
  remove_app: [step('remove-app', 'provider'), step('check')],
};

const mondaySupport = [
  step('write-to-support', 'monday_requested'),
  step('deletion-confirmed', 'monday_deleted'),
];

/** The steps of a section. */
export function guidanceFor({ actor, method }: SectionAim): Guidance {
  if (method !== null) return { guideId: null, steps: byMethod[method] };
  if (actor === 'monday_admin') return { guideId: null, steps: [step('hand-over-automations')] };
  if (actor === 'monday_support') return { guideId: null, steps: mondaySupport };
  return { guideId: null, steps: [step('delete-in-monday', 'monday_deleted'), ...mondaySupport] };
}
