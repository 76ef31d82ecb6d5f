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
