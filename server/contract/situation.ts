import { z } from 'zod';

/** Situation; a case is opened for one of these. */
export const situation = z.enum([
  'left',
  'person_compromised',
  'app_compromised',
  'organization_compromised',
  'not_needed',
  'wrong_account',
]);
export type Situation = z.infer<typeof situation>;
