import { expect, test } from 'vitest';
import { startServer } from '../kit/server.ts';

test('/openapi.json lists what monday calls, with every answer', async () => {
  const server = await startServer('sqlite');
  const { paths } = (await server.app.inject('/openapi.json')).json();
  const answers = (path: string) => Object.keys(paths[path].post.responses).sort();
  expect(answers('/monday/blocks/check-connection')).toEqual(
    expect.arrayContaining(['200', '400', '401', '422', '502', '503', '504']),
  );
  expect(answers('/monday/fields/connected-account/options')).toEqual(
    expect.arrayContaining(['200', '400', '401', '503']),
  );
  expect(answers('/monday/lifecycle')).toEqual(
    expect.arrayContaining(['200', '202', '400', '401', '403']),
  );
  expect(paths['/api/connections/{id}'].get).toBeDefined();
  await server.close();
});
