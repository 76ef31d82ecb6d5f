import type { AttentionBox as VibeBox } from '@vibe/core';
import { type ComponentProps, lazy, Suspense } from 'react';

const Later = lazy(async () => ({ default: (await import('./vibe-later.ts')).AttentionBox }));

/** Vibe's notice, for what is rarely there when the view opens: it comes after the first view. */
export const AttentionBox = (props: ComponentProps<typeof VibeBox>) => (
  <Suspense>
    <Later animate={false} {...props} />
  </Suspense>
);
