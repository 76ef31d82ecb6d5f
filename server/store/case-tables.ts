import type { Selectable } from 'kysely';
import type {
  Actor,
  CaseStatus,
  CaseVisibility,
  Half,
  Method,
  StepByKind,
  StepOutcome,
  StepReport,
  StepState,
} from '../contract/case.ts';
import type { LinkNames } from '../contract/case-link.ts';
import type { HandoffPurpose } from '../contract/case-report.ts';
import type { ProviderId, Role } from '../contract/common.ts';
import type { AccountType } from '../contract/connection.ts';
import type { Situation } from '../contract/guide.ts';
import type { ConnectionTable } from './connection-table.ts';

/** One revocation. */
export interface CaseTable {
  account_id: string;
  id: string;
  situation: Situation;
  /** JSON, as it was asked for. */
  target: string;
  method: Method | null;
  /** JSON list of the connections whose account is the person's own; null for none. */
  own_accounts: string | null;
  visibility: CaseVisibility;
  status: CaseStatus;
  /** Empty for a person who was deleted since. */
  opened_by: string;
  opened_at: string;
  closed_by: string | null;
  closed_at: string | null;
  close_note: string | null;
  owner: string | null;
  /** A calendar day. */
  due_on: string | null;
  connection_count: number;
  /** Id of the newest connection that the dry run counted; later ones are offered. */
  chosen_until: string;
  /** Hash of the request and its user, so that a repeat is told from another case with one id. */
  request_hash: string;
}

export interface CaseConnectionTable {
  account_id: string;
  case_id: string;
  connection_id: string;
  /** As in `connections`: empty when not known. */
  user_id: string;
  /** The section that removes access at the provider, and the one in monday. */
  provider_section_id: string | null;
  monday_section_id: string | null;
  added_at: string;
  /** Connected again while the case was open. */
  reconnected_at: string | null;
}

/** A connection that was to be in a case and was left out of it. */
export interface CaseLeftOutTable {
  account_id: string;
  case_id: string;
  connection_id: string;
  /** Its owner, as in `connections`: empty when not known. */
  user_id: string;
  at: string;
  /** The user who left it out; empty for a person who was deleted since. */
  by_user_id: string;
  /** Why, as it was typed; null where it was left out before the case was opened. */
  note: string | null;
}

/** A connection that a filter found when its case was opened, and that is yet to come into the case. */
export interface CaseChosenTable {
  account_id: string;
  case_id: string;
  connection_id: string;
}

export interface CaseSectionTable {
  account_id: string;
  case_id: string;
  id: string;
  position: number;
  /** 0 at the opening; connections added later get sections of their own. */
  batch: number;
  /** Says which connections of its batch belong here. */
  section_key: string;
  actor: Actor;
  half: Half | null;
  provider: ProviderId | null;
  organization_id: string | null;
  organization_name: string | null;
  account_type: AccountType | null;
  user_id: string | null;
  method: Method | null;
  guide_id: string;
  connection_count: number;
  /** JSON: what its ticks report, as it was last brought to its connections. */
  claim: string | null;
  /** JSON: what the latest check at Entra found of its connections. */
  checked: string | null;
  /** JSON: what the holder of a case link told of it as a whole, until someone acts on that. */
  told: string | null;
}

export interface CaseStepTable {
  account_id: string;
  case_id: string;
  id: string;
  section_id: string;
  position: number;
  step_key: string;
  reports: StepReport | null;
  state: StepState;
  note: string | null;
  by_kind: StepByKind | null;
  by_user_id: string | null;
  /** A name that is not verified. */
  by_said: string | null;
  at: string | null;
  reported_at: string | null;
  /** The answer to its question, where it asks one. */
  outcome: StepOutcome | null;
  /** JSON list: changes of the time at which it was reported as done. */
  corrections: string | null;
  version: number;
}

/** A change on its way through the connections of a case, which may be too many for one transaction. */
export interface CaseEffectTable {
  account_id: string;
  case_id: string;
  position: number;
  /** JSON. */
  effect: string;
  /** Id of the last connection that it reached; empty before the first. */
  reached: string;
  /** Number of connections it has reached. */
  done?: number;
}

export interface CaseLinkTable {
  account_id: string;
  id: string;
  case_id: string;
  token_hash: string;
  /** JSON list. */
  section_ids: string;
  names: LinkNames;
  account_name: string | null;
  made_by: string;
  made_at: string;
  expires_at: string;
  first_opened_at: string | null;
  last_opened_at: string | null;
  times_opened: number;
  /** Checks at Entra that were made with it. */
  times_checked: number;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

/** A code that lets a page outside the frame speak once, for a person or for who holds a case link. */
export interface HandoffTable {
  account_id: string;
  code_hash: string;
  /** `entra_check`: what an `entra` code is exchanged for; good until it is over. */
  purpose: HandoffPurpose | 'entra_check';
  case_id: string;
  /** Empty where it speaks for a link. */
  user_id: string;
  role: Role;
  /** The case link that it speaks for; null: for a person. */
  link_id: string | null;
  /** The unchecked name of who holds that link. */
  said_to_be: string | null;
  expires_at: string;
}

/**
 * Shadow of a connection: what its user sees while a case about it is for admins only: the state
 * from before, with all that happened since but the case. Absent: what everyone sees.
 */
export interface ConnectionShadowTable
  extends Pick<
    ConnectionTable,
    | 'account_id'
    | 'at_provider_state'
    | 'at_provider_at'
    | 'at_provider_by'
    | 'at_provider_proof'
    | 'at_provider_checked_at'
    | 'in_monday_state'
    | 'in_monday_at'
    | 'in_monday_by'
    | 'refused_at'
    | 'still_works_at'
    | 'still_granted_at'
    | 'still_stored_at'
    | 'reconnected_at'
    | 'acknowledged_at'
    | 'clock_ends_at'
    | 'case_id'
    | 'state'
    | 'state_since'
  > {
  connection_id: string;
}

export interface CaseDatabase {
  cases: CaseTable;
  case_connections: CaseConnectionTable;
  case_left_out: CaseLeftOutTable;
  case_chosen: CaseChosenTable;
  case_sections: CaseSectionTable;
  case_steps: CaseStepTable;
  case_effects: CaseEffectTable;
  case_links: CaseLinkTable;
  handoffs: HandoffTable;
  connection_shadows: ConnectionShadowTable;
}

export type CaseRow = Selectable<CaseTable>;
export type CaseSectionRow = Selectable<CaseSectionTable>;
export type CaseStepRow = Selectable<CaseStepTable>;
export type CaseLinkRow = Selectable<CaseLinkTable>;
export type HandoffRow = Selectable<HandoffTable>;
export type ShadowRow = Selectable<ConnectionShadowTable>;
