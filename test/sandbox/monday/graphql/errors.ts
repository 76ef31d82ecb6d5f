import { GraphQLError } from 'graphql';

/** A refusal as monday sends it: HTTP 200, with a code in `errors[].extensions`. */
export const refusal = (code: string, message: string, status = 403) =>
  new GraphQLError(message, { extensions: { code, status_code: status } });

/** Viewers cannot call the API at all. https://developer.monday.com/api-reference/docs/basics */
export const viewerRefused = () =>
  refusal('USER_ACCESS_DENIED', 'User unauthorized to perform action');

export const scopeMissing = (scope: string) =>
  new GraphQLError('Unauthorized field or type', {
    extensions: {
      code: 'UNAUTHORIZED_FIELD_OR_TYPE',
      missingRequiredPermissions: [scope],
      status_code: 200,
    },
  });

/**
 * Too many calls. https://developer.monday.com/api-reference/docs/rate-limits and
 * https://developer.monday.com/api-reference/docs/error-handling: HTTP 429 or 200, with the seconds
 * until the next call may be answered.
 */
export const limitReached = () =>
  new GraphQLError('Complexity budget exhausted', {
    extensions: { code: 'COMPLEXITY_BUDGET_EXHAUSTED', status_code: 429, retry_in_seconds: 1 },
  });

/**
 * One file that cannot be given. The rest of the answer is whole.
 * https://developer.monday.com/api-reference/docs/error-handling (partial data beside `errors`)
 */
export const assetUnavailable = () =>
  new GraphQLError('Asset is unavailable', { extensions: { code: 'ASSET_UNAVAILABLE' } });
