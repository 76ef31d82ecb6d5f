import { schema202610 } from './schema-2026-10.ts';

const user = `
  type User {
    id: ID!
    name: String!
    email: String!
    enabled: Boolean!
    is_admin: Boolean
    is_guest: Boolean
    is_view_only: Boolean
    is_pending: Boolean
    is_verified: Boolean
    join_date: Date
    photo_original: String
    photo_small: String
    photo_thumb: String
    photo_thumb_small: String
    photo_tiny: String
    created_at: Date
    last_activity: Date
    title: String
    url: String!
    account: Account!
  }
`;

const replacements: [RegExp, string][] = [
  [/type PhotoUrl \{[^}]*\}/, ''],
  [/enum UserStatus \{[^}]*\}/, ''],
  [/type User \{[^}]*\}/, user],
  [/ status: \[UserStatus!\],/, ''],
  [/connection_board_ids\([^)]*\): \[ID!\]!/, 'connection_board_ids(connectionId: Int!): [Int!]'],
];

/**
 * The same part in version 2026-04: no `status`, no `is_deleted`, photos as fields of their own.
 * https://developer.monday.com/api-reference/docs/migrating-user-entity-to-2026-10
 */
export const schema202604 = replacements.reduce(
  (schema, [from, to]) => schema.replace(from, to),
  schema202610,
);
