import { createGrants, type Grants } from '../grants.ts';
import { dropbox } from './dropbox.ts';
import { google } from './google.ts';
import { salesforce } from './salesforce.ts';
import type { Service, ServiceAccount, ServiceId } from './service.ts';
import { slack } from './slack.ts';

/** A service and what it remembers. */
export interface ServiceState {
  service: Service;
  /** Those that can sign in. */
  accounts: ServiceAccount[];
  grants: Grants<ServiceAccount>;
}

export type ServiceStates = Record<ServiceId, ServiceState>;

/** @param more accounts that can sign in besides those that nobody has connected yet */
export function createServiceStates(more: (id: ServiceId) => ServiceAccount[]): ServiceStates {
  const stateOf = (service: Service): ServiceState => ({
    service,
    accounts: [...service.accounts, ...more(service.id)],
    grants: createGrants<ServiceAccount>(),
  });
  return {
    google: stateOf(google),
    slack: stateOf(slack),
    dropbox: stateOf(dropbox),
    salesforce: stateOf(salesforce),
  };
}
