import { stripSessionToken } from '../monday/strip-token.ts';

// Imported before everything else: no other line of the view runs while the token is in the address.
stripSessionToken(window.location, window.history);
