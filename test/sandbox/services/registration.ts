import type { ServiceId } from './service.ts';

/** The connector's ids at the services, in the form that each gives. */
export const clientIds: Record<ServiceId, string> = {
  google: '900100200300-sandboxconnector.apps.googleusercontent.com',
  slack: '9001002003.9001002003004',
  dropbox: 'sandb0xc0nnect0',
  salesforce: '3MVG9SandboxConnectorStandIn',
};
