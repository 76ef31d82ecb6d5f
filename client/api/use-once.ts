import { useRef } from 'react';

interface Mutation<Answer, Variables> {
  mutate(
    variables: Variables,
    options: { onSuccess?(answer: Answer): void; onError(): void },
  ): void;
}

/**
 * Sends an action once, also on a double click: TanStack tells that one is on its way only after the
 * event, and the second would be refused over a first that was done. After a failure it can be sent
 * again.
 */
export function useOnce<Answer, Variables>({ mutate }: Mutation<Answer, Variables>) {
  const isSent = useRef(false);
  return (variables: Variables, onSuccess?: (answer: Answer) => void): void => {
    if (isSent.current) return;
    isSent.current = true;
    const onError = () => {
      isSent.current = false;
    };
    mutate(variables, { ...(onSuccess && { onSuccess }), onError });
  };
}
