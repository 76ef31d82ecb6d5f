import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { environment } from '../../kit/environment.ts';

describe('SALESFORCE_URL_TEMPLATE', () => {
  test.each([
    ['https://{subdomain}.my.salesforce.com', true],
    ['http://127.0.0.1:4600/salesforce/{subdomain}', true],
    ['http://localhost:4600/{subdomain}/', true],
    ['http://{subdomain}.example.com', false],
    ['https://example.com', false],
    ['https://{subdomain}.{subdomain}.example.com', false],
    ['https://{subdomain}', false],
    ['https://evil{subdomain}.example.com', false],
    ['https://{subdomain}@example.com', false],
    ['https://example.com:{subdomain}', false],
    ['https://example.com/?to={subdomain}', false],
    ['https://example.com/#{subdomain}', false],
    ['https://example.com/x{subdomain}', false],
    ['{subdomain}', false],
  ])('%s: %s', (template, isFine) => {
    let faults: string[] = [];
    try {
      readConfig({ ...environment, SALESFORCE_URL_TEMPLATE: template });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults = error.faults;
    }
    expect(faults.length === 0).toBe(isFine);
    expect(faults.join()).not.toContain(template);
  });
});
