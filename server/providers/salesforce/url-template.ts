import { z } from 'zod';
import { checkUrl } from '../shared/settings.ts';

const subdomainMark = 'subdomain-mark';

function checkTemplate(template: string): string | null {
  if (template.split('{subdomain}').length !== 2) return 'must hold {subdomain} exactly once';
  const filled = template.replace('{subdomain}', subdomainMark);
  const fault = checkUrl(filled);
  if (fault) return fault;
  const { hostname, pathname } = new URL(filled);
  const isPlaced =
    hostname.startsWith(`${subdomainMark}.`) || pathname.split('/').includes(subdomainMark);
  return isPlaced ? null : 'must hold {subdomain} as the first label of the host or as a folder';
}

/** A variable with an address that holds `{subdomain}`; a slash at the end is cut off. */
export const urlTemplate = z
  .string()
  .superRefine((template, context) => {
    const fault = checkTemplate(template);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .transform((template) => template.replace(/\/+$/, ''));
