const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
]);

/**
 * The way out where PostgreSQL is reached and the encryption of the connection does not come about;
 * null for every other error.
 *
 * @param code Node's, as https://nodejs.org/api/tls.html#x509-certificate-error-codes lists them
 */
export function tlsAdvice({ code, message }: { code: string; message: string }): string | null {
  if (untrusted.has(code)) {
    return 'The certificate of the database is not trusted. Name the authority that signed it: add "sslmode=verify-full&sslrootcert=/path/of/authority.pem" to DATABASE_URL. "sslmode=no-verify" encrypts without looking at the certificate, so that another machine could take the place of the database.';
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'The certificate of the database is for another host name. Use that name in DATABASE_URL; "sslmode=require" compares it as well here.';
  }
  if (message.includes('does not support SSL')) {
    return 'The database does not encrypt connections. Set it up to; or use "sslmode=disable" where no one else can read the network in between.';
  }
  return null;
}
