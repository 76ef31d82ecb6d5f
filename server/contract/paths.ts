/**
 * Every address of the server, as `METHOD path`: plain text, so that the view carries no schema. What
 * each takes and answers stands in `routes.ts`.
 */

/** Called from the view inside monday, with a session token. */
export const paths = {
  session: 'GET /api/session',
  providers: 'GET /api/providers',
  queryConnections: 'POST /api/connections/query',
  connectionsSummary: 'GET /api/connections/summary',
  connection: 'GET /api/connections/:id',
  acknowledge: 'POST /api/connections/:id/acknowledgement',
  withdrawAcknowledgement: 'DELETE /api/connections/:id/acknowledgement',
  ownGuide: 'GET /api/connections/:id/guide',
  people: 'POST /api/people/query',
  matchPeople: 'POST /api/people/match',
  organizations: 'GET /api/organizations',
  activity: 'GET /api/activity',
  cases: 'GET /api/cases',
  openCase: 'POST /api/cases',
  /** The same route; its answer is another. */
  dryRun: 'POST /api/cases?dryRun=true',
  case: 'GET /api/cases/:id',
  handleCase: 'PATCH /api/cases/:id',
  caseConnections: 'GET /api/cases/:id/connections',
  addConnections: 'POST /api/cases/:id/connections',
  leaveOut: 'POST /api/cases/:id/left-out',
  setOwnAccount: 'POST /api/cases/:id/own-accounts',
  changeStep: 'PATCH /api/cases/:id/steps/:stepId',
  closeCase: 'POST /api/cases/:id/close',
  withdrawCase: 'POST /api/cases/:id/withdraw',
  reopenCase: 'POST /api/cases/:id/reopen',
  sectionGuide: 'GET /api/cases/:id/sections/:sectionId/guide',
  makeLink: 'POST /api/cases/:id/links',
  links: 'GET /api/cases/:id/links',
  revokeLink: 'DELETE /api/cases/:id/links/:linkId',
  makeHandoff: 'POST /api/handoffs',
} as const;

/** Called from pages outside the frame, with the secret of a link or a code. */
export const outsidePaths = {
  sharedCase: 'GET /api/case-link',
  sharedGuide: 'GET /api/case-link/sections/:sectionId/guide',
  changeSharedStep: 'PATCH /api/case-link/steps/:stepId',
  tellSection: 'POST /api/case-link/sections/:sectionId/told',
  shareEntraCheck: 'POST /api/case-link/entra-codes',
  report: 'POST /api/report',
  startEntraCheck: 'POST /api/entra-sessions',
  runEntraCheck: 'POST /api/entra-checks',
  inventoryConnections: 'POST /api/entra-connections',
  lookAtEntra: 'POST /api/entra-looks',
  keepInventory: 'POST /api/entra-inventories',
} as const;

/** For anyone, without a token. */
export const publicPaths = {
  guides: 'GET /api/public/guides/:provider',
} as const;

/** Called by monday's servers. */
export const mondayPaths = {
  identity: 'POST /monday/credentials/:provider/identity',
  checkConnection: 'POST /monday/blocks/check-connection',
  accountOptions: 'POST /monday/fields/connected-account/options',
  lifecycle: 'POST /monday/lifecycle',
} as const;
