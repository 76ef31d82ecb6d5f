/**
 * Returns where the sandbox stands in for a service's address: the host becomes a folder, and so does
 * the name of an organization before `.my.salesforce.com`.
 *
 * @param address such as `https://slack.com/api`
 * @returns such as `/slack.com/api`
 */
export const standInPath = (address: string): string =>
  address
    .replace(/^https:\/\//, '/')
    .replace(/^\/([^/]+)\.my\.salesforce\.com/, '/my.salesforce.com/$1');
