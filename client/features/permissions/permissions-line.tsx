import { Text } from '@vibe/core';
import type { FullConnection } from '../../../server/contract/connection.ts';
import { useSession } from '../../api/get-session.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { useProviders } from './get-providers.ts';
import { permissionsInWords } from './in-words.ts';

/** The strongest permissions of a connection in one line; nothing while they are not known. */
export function PermissionsLine({ connection }: { connection: FullConnection }) {
  const { data } = useProviders();
  const format = useFormat();
  const { features } = useSession();
  if (!data) return null;
  const provider = data.providers.find(({ id }) => id === connection.provider);
  const words = permissionsInWords(connection, provider, format, features.appName);
  if (words === null) return null;
  return (
    <Text type="text2" ellipsis={false}>
      {words}
    </Text>
  );
}
