import { HttpProblem } from '../../http/problem-reply.ts';
import { EntraFailure, type EntraFailureKind } from '../../providers/microsoft/entra-reader.ts';

/** Whoever runs the server has set no sign-in up. */
export const entraOff = () =>
  new HttpProblem(422, {
    type: 'entra-off',
    detail:
      'The check at Entra is not set up on this server (MICROSOFT_CLIENT_ID and ENTRA_CLIENT_ID). Nothing was checked. The guide says how to check by hand.',
  });

/** A case that ended is a record: a check would change what it says. */
export const entraOfEndedCase = () =>
  new HttpProblem(409, {
    type: 'entra-case-not-open',
    detail:
      'The case is closed or withdrawn. Nothing was recorded at its connections. Open it again in monday first, or open a new one, and start the check there.',
  });

export const noSuchOrganization = () =>
  new HttpProblem(404, {
    type: 'no-such-organization',
    detail:
      'The case has no Microsoft connections in this organization, or they are not yours to see. Nothing was checked.',
  });

/** The page was opened for an inventory alone. */
export const notOfCase = () =>
  new HttpProblem(404, {
    type: 'no-such-organization',
    detail:
      'This page was opened without a case, so there is nothing to check. Nothing was recorded. Open a case in monday and start the check there.',
  });

/** A case link to sections without an organization at Microsoft. */
export const nothingToCheck = () =>
  new HttpProblem(404, {
    type: 'no-such-organization',
    detail:
      'What this link shares has no organization at Microsoft, so there is nothing to check. Nothing was recorded.',
  });

const answers: Record<EntraFailureKind, { status: number; type: string; detail: string }> = {
  refused: {
    status: 422,
    type: 'entra-token-refused',
    detail: 'Microsoft did not accept the sign-in. Nothing was recorded. Sign in again.',
  },
  no_rights: {
    status: 422,
    type: 'entra-no-rights',
    detail:
      'This account may not read the apps of the organization and their permissions. Nothing was recorded. Sign in as someone who may, such as a Cloud Application Administrator or a Global Reader.',
  },
  other_organization: {
    status: 422,
    type: 'entra-other-organization',
    detail:
      'This account belongs to another organization, which proves nothing about this one. Nothing was recorded. Sign in with an account of the organization that is asked about.',
  },
  unavailable: {
    status: 502,
    type: 'entra-unavailable',
    detail: 'Microsoft Graph cannot be asked at the moment. Nothing was recorded. Try again later.',
  },
  timeout: {
    status: 504,
    type: 'entra-too-slow',
    detail: 'Microsoft Graph did not answer in time. Nothing was recorded. Try again later.',
  },
};

/** Maps a failed check to a problem; other errors stay as they are. */
export function asEntraProblem(error: unknown): unknown {
  if (!(error instanceof EntraFailure)) return error;
  const { status, ...options } = answers[error.kind];
  return new HttpProblem(status, options);
}
