import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asked, type Frame, frameTheView } from '../kit/frame.ts';

const user = (id: string, photoUrl: string | null = null) => ({
  id,
  name: `Person ${id}`,
  status: 'ACTIVE',
  is_deleted: false,
  photo_url: { thumb_small: photoUrl },
});
const queryOf = ({ args }: Asked) => (args.params as { query: string }).query;
const isOlder = (asked: Asked) => queryOf(asked).includes('non_active');

/** As monday answers when there were too many calls. */
const limited = (code: string, seconds?: number) => ({
  errors: [{ message: 'Limit exceeded', extensions: { code, retry_in_seconds: seconds } }],
});
const unknownField = {
  errors: [{ message: 'Cannot query field "status" on type "User".' }],
};

let frame: Frame;
const answer = (api: (asked: Asked) => unknown) => {
  frame = frameTheView({ api });
};

// What was understood is remembered: each test begins without it.
beforeEach(() => vi.resetModules());
const getPeople = async (ids: string[]) =>
  (await import('../../../client/monday/people/get-people.ts')).getPeople(ids);
const getDeactivated = async () =>
  (await import('../../../client/features/deactivated/get-deactivated.ts')).getDeactivated(1);

describe('an answer with data beside faults', () => {
  test('is used where one photo alone cannot be given', async () => {
    answer(() => ({
      data: { users: [user('1'), user('2', 'https://photo.example/2')] },
      errors: [
        {
          message: 'Asset is unavailable',
          path: ['users', 0, 'photo_url', 'thumb_small'],
          extensions: { code: 'ASSET_UNAVAILABLE' },
        },
      ],
    }));
    expect(await getPeople(['1', '2'])).toMatchObject([
      { name: 'Person 1', photoUrl: null },
      { name: 'Person 2', photoUrl: 'https://photo.example/2' },
    ]);
    expect(frame.askedFor('api')).toHaveLength(1);
  });

  test('is used without those who cannot be given, where names are asked for', async () => {
    const errors = [{ message: 'Internal server error', path: ['users', 0, 'name'] }];
    answer(() => ({ data: { users: [null, user('2')] }, errors }));
    expect(await getPeople(['1', '2'])).toMatchObject([{ id: '2' }]);
  });

  test('is none where the deactivated are looked for and one of them is left out', async () => {
    const errors = [{ message: 'Internal server error', path: ['users', 0, 'name'] }];
    answer(() => ({ data: { users: [null, user('2')] }, errors }));
    await expect(getDeactivated()).rejects.toThrow('left a user out');
  });

  test('is none where the field itself is missing', async () => {
    answer(() => ({
      data: { users: null },
      errors: [
        { message: 'Unauthorized', path: ['users'], extensions: { code: 'USER_UNAUTHORIZED' } },
      ],
    }));
    await expect(getPeople(['1'])).rejects.toThrow('Unauthorized');
    expect(frame.askedFor('api')).toHaveLength(1);
  });
});

test('an answer without a list is no answer, neither about names nor in a search', async () => {
  answer((asked) =>
    isOlder(asked) ? { data: { active: null, inactive: null } } : { data: { users: null } },
  );
  await expect(getPeople(['1'])).rejects.toThrow('without the list');
  const { searchPeople } = await import('../../../client/monday/people/get-people.ts');
  await expect(searchPeople('Ada')).rejects.toThrow('without the list');
});

describe('the older form of a question', () => {
  test('is asked where monday does not know the present one, and remembered', async () => {
    const older = { id: '1', name: 'Person 1', enabled: true, is_pending: false };
    answer((asked) =>
      isOlder(asked) ? { data: { active: [older], inactive: [] } } : unknownField,
    );
    expect(await getPeople(['1'])).toMatchObject([{ name: 'Person 1', status: 'active' }]);
    await getPeople(['1']);
    expect(frame.askedFor('api').map(isOlder)).toEqual([false, true, true]);
  });

  test('leaves the first fault to be told, since it says more', async () => {
    answer((asked) => ({
      errors: [{ message: isOlder(asked) ? 'Field "photo_thumb_small" is gone' : 'Server away' }],
    }));
    await expect(getPeople(['1'])).rejects.toThrow('Server away');
  });

  test('tells a limit that it meets itself: that passes', async () => {
    answer((asked) => (isOlder(asked) ? limited('COMPLEXITY_BUDGET_EXHAUSTED', 7) : unknownField));
    const error = await getPeople(['1']).catch((thrown: unknown) => thrown);
    const { pauseOf } = await import('../../../client/api/pause.ts');
    expect(pauseOf(error)).toBe(7);
  });

  test.each([
    ['COMPLEXITY_BUDGET_EXHAUSTED', 11.2, 12],
    ['IP_RATE_LIMIT_EXCEEDED', 5, 5],
    ['maxConcurrencyExceeded', 1, 1],
    ['RateLimitExceeded', undefined, 60],
  ])('is not asked after %s: the wait is told instead', async (code, seconds, pause) => {
    answer(() => limited(code, seconds));
    const error = await getPeople(['1']).catch((thrown: unknown) => thrown);
    const { pauseOf } = await import('../../../client/api/pause.ts');
    expect([pauseOf(error), frame.askedFor('api').length]).toEqual([pause, 1]);
  });
});

// As clients of GraphQL word a refusal by the gateway before it, which has no body of monday's.
test.each([
  ['a status', { message: 'No.', extensions: { code: 'GATEWAY', status_code: 429 } }],
  ['words', { message: 'GraphQL Error (Code: 429): {"response":{}}' }],
  ['other words', { message: 'Request failed with status code 429' }],
])('HTTP 429 told by %s is a limit, and no reason to ask in other words', async (_name, fault) => {
  answer(() => ({ errors: [fault] }));
  const error = await getPeople(['1']).catch((thrown: unknown) => thrown);
  const { pauseOf } = await import('../../../client/api/pause.ts');
  expect([pauseOf(error), frame.askedFor('api').length]).toEqual([60, 1]);
});

test('a pause is worth waiting three times, unless it is longer than a minute', async () => {
  const { GraphqlError } = await import('../../../client/monday/graphql.ts');
  const { isWorthWaiting } = await import('../../../client/api/pause.ts');
  const limit = (seconds: number) =>
    new GraphqlError(
      [{ message: '', extensions: { code: 'RATE_LIMIT_EXCEEDED', retry_in_seconds: seconds } }],
      null,
    );
  expect([0, 2, 3].map((failures) => isWorthWaiting(failures, limit(30)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isWorthWaiting(0, limit(61))).toBe(false);
  expect(isWorthWaiting(0, new Error('away'))).toBe(false);
});
