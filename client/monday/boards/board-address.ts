import { queryOptions, useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { answerWithin } from '../answer.ts';
import { monday } from '../sdk.ts';

const timeout = 1500;

/** Only monday's own pages are linked to as such, whatever the frame says. */
const isMondays = ({ protocol, hostname }: URL) =>
  protocol === 'https:' && hostname.endsWith('.monday.com');

async function getAddress(): Promise<string | null> {
  try {
    const { data } = await answerWithin(timeout, 'location', monday.get<unknown>('location'));
    const { href } = data as { href?: unknown };
    const url = new URL(String(href));
    return isMondays(url) ? url.origin : null;
  } catch {
    return null;
  }
}

const addressOptions = queryOptions({
  queryKey: keys.accountAddress,
  queryFn: getAddress,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Makes the address of a board; null on surfaces where monday does not say its own. */
export function useBoardAddress(): (boardId: string) => string | null {
  const { data: origin = null } = useQuery(addressOptions);
  return (boardId) => (origin === null ? null : `${origin}/boards/${encodeURIComponent(boardId)}`);
}
