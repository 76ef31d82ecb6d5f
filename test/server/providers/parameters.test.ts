import { describe, expect, test } from 'vitest';
import { ProviderFailure } from '../../../server/providers/shared/failure.ts';
import {
  type ParameterDefinition,
  readParameters,
} from '../../../server/providers/shared/parameters.ts';

const text: ParameterDefinition = {
  name: 'region',
  title: 'Region',
  type: 'string',
  required: true,
};
const flag: ParameterDefinition = {
  name: 'sandbox',
  title: 'Sandbox',
  type: 'boolean',
  required: false,
};
const count: ParameterDefinition = {
  name: 'limit',
  title: 'Limit',
  type: 'number',
  required: false,
};
const choice: ParameterDefinition = {
  ...text,
  options: [
    { title: 'Europe', value: 'eu' },
    { title: 'America', value: 'us' },
  ],
};

function faultOf(
  definitions: ParameterDefinition[],
  given: Record<string, unknown>,
): string | null {
  try {
    readParameters(definitions, given);
  } catch (error) {
    if (error instanceof ProviderFailure && error.kind === 'parameters') return error.message;
    throw error;
  }
  return null;
}

test('gives what is defined, and leaves out the rest', () => {
  const given = { region: 'eu', sandbox: false, limit: 0, other: 'x' };
  expect(readParameters([text, flag, count], given)).toEqual({
    region: 'eu',
    sandbox: false,
    limit: 0,
  });
});

test.each([{}, { region: null }, { region: undefined }, { region: '' }])(
  'a required field must be there: %o',
  (given) => {
    expect(faultOf([text], given)).toBe('"Region" is required.');
  },
);

test('a field that may be empty is left out when it is', () => {
  expect(readParameters([flag, count], { sandbox: null, limit: '' })).toEqual({});
});

describe('types are taken at their word', () => {
  test.each([
    [text, 7],
    [text, true],
    [text, ['eu']],
    [text, { region: 'eu' }],
    [flag, 'true'],
    [flag, 1],
    [count, '7'],
    [count, Number.NaN],
    [count, Number.POSITIVE_INFINITY],
  ])('%o and %o', (definition, value) => {
    expect(faultOf([definition], { [definition.name]: value })).toMatch(/is not a/);
  });
});

test('with options, only one of them', () => {
  expect(faultOf([choice], { region: 'us' })).toBeNull();
  expect(faultOf([choice], { region: 'mars' })).toMatch(/none of the values/);
});

test('a text has an end, and no fault repeats a value', () => {
  const fault = faultOf([text], { region: 'a-secret'.repeat(1000) });
  expect(fault).toBe('"Region" is too long.');
});
