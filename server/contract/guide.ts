import { z } from 'zod';
import { providerId } from './common.ts';
import { accountType } from './connection.ts';
import { language } from './language.ts';
import { type Situation, situation } from './situation.ts';

export { type Situation, situation };

/** `any`: fits whatever happened. */
export const guideSituation = z.enum(['any', ...situation.options]);

/** Actor: the person, the admin of the provider's organization, or monday's support. */
export const guideAudience = z.enum(['individual', 'admin', 'monday']);
export type GuideAudience = z.infer<typeof guideAudience>;

/**
 * Placeholders of a text, written `{name}`. `objectId` is the person's object id in Entra;
 * `enterpriseAppObjectId` is that of the app in the same organization.
 */
export const placeholder = z.enum([
  'appName',
  'publisher',
  'applicationId',
  'tenantId',
  'enterpriseAppObjectId',
  'organization',
  'permissions',
  'person',
  'objectId',
  'accountId',
  'userIds',
  'identities',
  'supportEmail',
]);
export type Placeholder = z.infer<typeof placeholder>;

/** `YYYY-MM-DD`: the day on which a page was last read. */
const day = z.iso.date();
const text = z.string().min(1);

export const guideLink = z.object({ label: text, url: text });
export type GuideLink = z.infer<typeof guideLink>;

/** A page of Microsoft, monday or the provider that a statement stands on. */
export const guideSource = z.object({ title: text, url: z.url(), readOn: day });
export type GuideSource = z.infer<typeof guideSource>;

/** To copy; `to` is an address or says who. */
export const guideMessage = z.object({ to: text, subject: text, text });
export type GuideMessage = z.infer<typeof guideMessage>;

/** Three blocks for one tool: Look and Check change nothing, Change asks before it does. */
export const guideCommands = z.object({
  tool: z.enum(['graph-powershell', 'azure-cli']),
  title: text,
  /** They work through a file with the object ids of several people. */
  isForList: z.literal(true).optional(),
  /** Preparations, one sentence an entry. */
  before: z.array(text),
  look: text,
  change: text,
  check: text,
});
export type GuideCommands = z.infer<typeof guideCommands>;

export const guideStep = z.object({
  /** Stable: anchors, case steps and links name it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  /** Steps, in order. */
  actions: z.array(text).min(1),
  /** Menu path first; `link` is null where no confirmed link can be built. */
  where: z.object({ menuPath: text.nullable(), link: guideLink.nullable() }),
  /** Least role that may do it. */
  who: text,
  does: text,
  doesNot: text,
  undo: text,
  /** The signs that it worked. */
  worked: text,
  sources: z.array(guideSource).min(1),
  commands: z.array(guideCommands),
  message: guideMessage.nullable(),
});
export type GuideStep = z.infer<typeof guideStep>;

export const guideComparison = z.object({
  caption: text,
  columns: z.array(text),
  rows: z.array(z.object({ label: text, cells: z.array(text) })),
  sources: z.array(guideSource).min(1),
});
export type GuideComparison = z.infer<typeof guideComparison>;

export const guide = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Of its texts; names, menus and commands stay as others show them. */
  language,
  /** Null: the half in monday, the same for every provider. */
  provider: providerId.nullable(),
  audience: guideAudience,
  situations: z.array(guideSituation).min(1),
  /** Null: whatever the account is. */
  accountType: accountType.nullable(),
  /** Null: whether an admin consented for everyone does not matter. */
  coveredByAdminConsent: z.boolean().nullable(),
  title: text,
  /** The steps in short. */
  summary: z.array(text).min(1),
  warnings: z.array(text),
  whichApp: z
    .object({
      name: text,
      /** Address of the app's icon on this server. */
      icon: z.string().nullable(),
      publisher: text,
      applicationId: text,
      warning: text,
    })
    .nullable(),
  steps: z.array(guideStep).min(1),
  comparison: guideComparison.nullable(),
  doesNot: z.array(text).min(1),
  check: z.array(text).min(1),
  documentation: z.object({
    found: z.array(guideSource.extend({ kind: z.enum(['page', 'video']) })),
    /** Page that was not found, with the day of the last search. */
    notFound: z.array(z.object({ what: text, lastLooked: day })),
  }),
  /** Words that people arrive with, and what they mean here. */
  alsoCalled: z.array(z.object({ phrase: text, means: text })),
  /** Placeholders that still stand in the texts above. */
  unfilled: z.array(placeholder),
});
export type Guide = z.infer<typeof guide>;

/** Query of `GET /api/public/guides/{provider}`. */
export const guidesQuery = z.strictObject({
  audience: z.enum(['individual', 'admin']).optional(),
  situation: guideSituation.optional(),
  language: language.default('en'),
});

/** Answer of `GET /api/public/guides/{provider}`: the provider's guides, then monday's half. */
export const guidesAnswer = z.object({ guides: z.array(guide) });
export type GuidesQuery = z.infer<typeof guidesQuery>;
export type GuidesAnswer = z.infer<typeof guidesAnswer>;
