import type { GuideTemplate } from '../../guide/guide-template.ts';
import {
  adminDocumentation,
  connectedApps,
  individualDocumentation,
  microsoftLimits,
  whichApp,
} from './microsoft-app.ts';

type Given = Pick<GuideTemplate, 'id' | 'situations' | 'title' | 'summary' | 'steps' | 'check'>;
type Optional =
  | 'accountType'
  | 'coveredByAdminConsent'
  | 'warnings'
  | 'doesNot'
  | 'comparison'
  | 'isForEveryone'
  | 'documentation';

const shared = {
  provider: 'microsoft' as const,
  accountType: null,
  coveredByAdminConsent: null,
  warnings: [],
  whichApp,
  comparison: null,
  doesNot: microsoftLimits,
  alsoCalled: connectedApps,
};

/** A Microsoft guide for the person whose account it is. */
export const individualGuide = (
  parts: Given & Partial<Pick<GuideTemplate, Optional>>,
): GuideTemplate => ({
  ...shared,
  audience: 'individual',
  documentation: individualDocumentation,
  ...parts,
});

/** A Microsoft guide for who administers Entra ID. */
export const adminGuide = (
  parts: Given & Partial<Pick<GuideTemplate, Optional>>,
): GuideTemplate => ({
  ...shared,
  audience: 'admin',
  documentation: adminDocumentation,
  ...parts,
});
