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
  tokenAnswer: ({ account, ...granted }) => ({
    ...usualTokenAnswer({ account, ...granted }),
    uid: '12345',
    account_id: account.id,
  }),
};
