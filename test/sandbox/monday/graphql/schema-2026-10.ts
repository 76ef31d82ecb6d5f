/**
 * The part of monday's schema that the view uses, version 2026-10.
 * https://developer.monday.com/api-reference/reference/users
 */
export const schema202610 = `
  scalar Date
  scalar ISO8601DateTime

  enum UserStatus { ACTIVE INACTIVE PENDING }
  enum UserKind { all guests non_guests non_pending }

  type PhotoUrl {
    original: String
    small: String
    thumb: String
    thumb_small: String
    tiny: String
  }

  type User {
    id: ID!
    name: String!
    email: String!
    kind: String!
    status: UserStatus!
    is_deleted: Boolean!
    photo_url: PhotoUrl
    is_email_confirmed: Boolean!
    created_at: ISO8601DateTime!
    became_active_at: ISO8601DateTime
    last_activity: Date
    title: String!
    url: String!
    account: Account!
  }

  type Account {
    id: ID!
    name: String!
    slug: String!
    tier: String
    logo: String
    country_code: String
    created_at: Date
    active_members_count: Int
    is_during_trial: Boolean
  }

  type Connection {
    id: Int
    accountId: Int
    userId: Int
    provider: String
    name: String
    method: String
    providerAccountIdentifier: String
    state: String
    createdAt: String
    updatedAt: String
  }

  input PaginationInput { limit: Int, lastId: Int }

  type Query {
    me: User
    account: Account
    users(
      ids: [ID!], name: String, emails: [String!], status: [UserStatus!],
      limit: Int = 200, page: Int = 1, kind: UserKind, non_active: Boolean, newest_first: Boolean
    ): [User!]
    connections(
      withAutomations: Boolean, connectionState: String, withStateValidation: Boolean, page: Int,
      pageSize: Int, order: String, withPartialScopes: Boolean, pagination: PaginationInput
    ): [Connection!]
    user_connections(
      withAutomations: Boolean, withStateValidation: Boolean, page: Int, pageSize: Int,
      order: String, pagination: PaginationInput
    ): [Connection!]
    account_connections(
      withAutomations: Boolean, withStateValidation: Boolean, page: Int, pageSize: Int,
      order: String, pagination: PaginationInput
    ): [Connection!]
    connection(id: Int!): Connection
    connection_board_ids(connection_id: ID!): [ID!]!
  }
`;
