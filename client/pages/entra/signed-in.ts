import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import entra from '../../i18n/en/entra.json';
import { announceAnswer } from './session/answered.ts';

announceAnswer(window.location.hash);
// The window in which an administrator signed in: it hands the answer to the page that opened it.
broadcastResponseToMainFrame().catch(() => {
  document.body.textContent = entra.signedInAlone;
});
