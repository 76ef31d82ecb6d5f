/** Every kind of action that is recorded; a newer server may record others. */
export const activityKinds = [
  'list_viewed',
  'list_exported',
  'connected',
  'connected_again',
  'case_opened',
  'step_done',
  'step_changed',
  'connections_added',
  'case_closed',
  'case_reopened',
  'case_withdrawn',
  'link_made',
  'link_opened',
  'link_taken_back',
  'report_opened',
  'entra_checked',
] as const;
