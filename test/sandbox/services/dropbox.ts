import { type Service, usualTokenAnswer } from './service.ts';

const clientId = 'sandb0xc0nnect0';
const api = 'https://api.dropboxapi.com/2';

/** https://www.dropbox.com/developers/documentation/http/documentation#users-get_current_account */
export const dropbox: Service = {
  id: 'dropbox',
  clientId,
  environment: (at) => ({ DROPBOX_CLIENT_ID: clientId, DROPBOX_API_URL: at(api) }),
  accounts: [
    {
      id: 'dbid:AAH-robin-at-work-9001',
      displayName: 'Robin Meyer',
      email: 'robin@dropbox.contoso.example',
      organization: { id: 'dbtid:AAG-contoso', name: 'Contoso' },
    },
    {
      id: 'dbid:AAH-robin-at-home-9002',
      displayName: 'Robin Meyer (Personal)',
      email: 'robin.meyer@mail.example',
      organization: null,
    },
  ],
  identityCalls: [
    {
      method: 'POST',
      needs: ['account_info.read'],
      address: `${api}/users/get_current_account`,
      answer: ({ id, displayName, email, organization }) => ({
        account_id: id,
        name: { display_name: displayName, abbreviated_name: displayName.slice(0, 2) },
        email,
        email_verified: true,
        disabled: false,
        account_type: { '.tag': organization ? 'business' : 'basic' },
        ...(organization && { team: organization, team_member_id: `dbmid:${id.slice(5)}` }),
      }),
    },
  ],
  refusal: {
    status: 401,
    body: {
      error_summary: 'invalid_access_token/...',
      error: { '.tag': 'invalid_access_token' },
    },
  },
  // https://www.dropbox.com/developers/documentation/http/documentation#error-handling
  lacking: {
    status: 401,
    body: {
      error_summary: 'missing_scope/.',
      error: { '.tag': 'missing_scope', required_scope: 'account_info.read' },
    },
  },
  others: {
    // A token for a whole team may not ask as a person: the body is text.
    // https://github.com/rianhunter/dbxfs/issues/63
    'team-token': {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Error in call to API function "users/get_current_account": This API function operates on a single Dropbox account, but the OAuth 2 access token you provided is for an entire Dropbox Business team.',
    },
  },
  tokenAnswer: ({ account, ...granted }) => ({
    ...usualTokenAnswer({ account, ...granted }),
    uid: '12345',
    account_id: account.id,
  }),
};
