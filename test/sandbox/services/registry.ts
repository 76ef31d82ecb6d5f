import { createGrants } from '../grants.ts';
import { dropbox } from './dropbox.ts';
import { google } from './google.ts';
import { salesforce } from './salesforce.ts';
import type { Service, ServiceAccount, ServiceAnswer, ServiceId } from './service.ts';
import { slack } from './slack.ts';

/** One line a service. */
export const services: readonly Service[] = [google, slack, dropbox, salesforce];

/** A service and what it remembers. */
export interface ServiceState {
  service: Service;
  /** Its behaviour; tests change it between steps. */
  controls: {
    /** Answers every call about an identity with this instead. */
    answer: ServiceAnswer | null;
    /** The one of the service's `spellings` in which it answers. */
    spelling: string | null;
  };
  /** Those that can sign in. */
  accounts: ServiceAccount[];
  grants: ReturnType<typeof createGrants<ServiceAccount>>;
}

/** @param more accounts that can sign in besides those that no one has connected yet */
export const createServiceStates = (more: (id: ServiceId) => ServiceAccount[]): ServiceState[] =>
  services.map((service) => ({
    service,
    controls: { answer: null, spelling: null },
    accounts: [...service.accounts, ...more(service.id)],
    grants: createGrants<ServiceAccount>(),
  }));
