import { z } from 'zod';
import { briefConnection } from './brief-connection.ts';
import { actor, caseSection, stepState } from './case.ts';
import { stepChange } from './case-change.ts';
import { day, mondayId, providerId, time } from './common.ts';
import { situation } from './guide.ts';
import { typedName, typedNote } from './plain-text.ts';

/** `masked`: enough of a name to tell two people apart, and no more. */
export const linkNames = z.enum(['masked', 'full']);
export type LinkNames = z.infer<typeof linkNames>;

/** Body of `POST /api/cases/{id}/links`. */
export const makeLink = z.strictObject({
  sectionIds: z.array(z.uuid()).min(1).max(100),
  days: z.int().min(1).max(30).default(7),
  names: linkNames.default('masked'),
  /** As the admin's view knows it; shown to who holds the link: "an admin of …". */
  accountName: typedName(200).optional(),
});
export type MakeLink = z.infer<typeof makeLink>;

export const caseLink = z.object({
  id: z.uuid(),
  sectionIds: z.array(z.uuid()),
  names: linkNames,
  madeBy: mondayId.nullable(),
  madeAt: time,
  expiresAt: time,
  state: z.enum(['live', 'expired', 'taken_back']),
  /** When the steps were shown first and last, and how often. */
  firstOpenedAt: time.nullable(),
  lastOpenedAt: time.nullable(),
  timesOpened: z.int(),
});
export type CaseLink = z.infer<typeof caseLink>;

/** Answer of making a link, the only one that holds it: what is stored cannot be turned back into it. */
export const madeLink = z.object({ link: caseLink, url: z.url() });
export type MadeLink = z.infer<typeof madeLink>;
export const caseLinks = z.object({ items: z.array(caseLink) });

/** `show=introduction`: who asks, and for what; the steps are left out and no opening is recorded. */
export const sharedQuery = z.strictObject({
  show: z.enum(['introduction', 'steps']).default('steps'),
});

const sharedConnection = briefConnection
  .pick({
    id: true,
    provider: true,
    providerUniqueIdentifier: true,
    organization: true,
    accountType: true,
  })
  .extend({
    displayName: z.string(),
    email: z.string().nullable(),
    /** Another person of the monday account uses it, too; who that is stays there. */
    isAlsoUsed: z.boolean(),
  });

/** The holder's word on a section as a whole. */
export const sectionTold = z.object({
  kind: z.enum(['blocked', 'finished']),
  at: time,
  /** Name that the holder gave. */
  saidToBe: z.string(),
  /** Why they cannot do it. */
  note: z.string().nullable(),
});
export type SectionTold = z.infer<typeof sectionTold>;

const sharedSection = caseSection
  .pick({
    id: true,
    actor: true,
    half: true,
    provider: true,
    organization: true,
    accountType: true,
    method: true,
    guideId: true,
    connectionCount: true,
    isOwnAccount: true,
    steps: true,
  })
  .extend({
    /** The holder's word on it as a whole, not yet acted on. */
    told: sectionTold.nullable(),
    /** The first 1,000, by id. */
    connections: z.array(sharedConnection),
  });

/** Answer of `GET /api/case-link`. */
export const sharedCase = z.object({
  accountName: z.string().nullable(),
  situation,
  openedAt: time,
  /** The day by whose end the case is to be done; null where none was set. */
  dueOn: day.nullable(),
  expiresAt: time,
  names: linkNames,
  actors: z.array(actor),
  providers: z.array(providerId),
  /** The app whose access is to end, with its id at a provider where one is recorded. */
  app: z.object({ name: z.string(), applicationId: z.string().nullable() }),
  /** Number of connected accounts it is about, and the first five, masked whatever the link shows. */
  accounts: z.object({ count: z.int(), first: z.array(z.string()) }),
  /** True where an administrator who holds the link may have Entra asked about its organizations. */
  hasEntraCheck: z.boolean(),
  sections: z.array(sharedSection).nullable(),
});
export type SharedCase = z.infer<typeof sharedCase>;

/** Body of `PATCH /api/case-link/steps/{stepId}`: tick and note, never decide that it is not needed. */
export const sharedStepChange = stepChange.extend({
  state: stepState.exclude(['not_needed']).optional(),
  /** Name that the holder gives. */
  name: typedName(100),
});

const holder = { name: typedName(100) };

/** Body of `POST /api/case-link/sections/{sectionId}/told`; `none` withdraws what was told. */
export const tellSection = z.discriminatedUnion('told', [
  z.strictObject({ ...holder, told: z.literal('finished') }),
  z.strictObject({ ...holder, told: z.literal('none') }),
  z.strictObject({ ...holder, told: z.literal('blocked'), note: typedNote(2000).min(1) }),
]);
export type TellSection = z.infer<typeof tellSection>;
export const toldSection = z.object({ told: sectionTold.nullable() });

/** Body of `POST /api/case-link/entra-codes`: begins a check at Entra in the name of a link. */
export const shareEntraCheck = z.strictObject(holder);
