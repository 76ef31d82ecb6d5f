import '../i18n/load/view-texts.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from '@vibe/core';
import { useState } from 'react';
import { createQueryClient } from '../api/query-client.ts';
import { useFrame } from '../monday/frame.ts';
import { FrameSurroundings } from './frame-surroundings.tsx';
import { Gate } from './gate.tsx';
import { Shell } from './shell.tsx';

/** The view inside monday, in monday's look. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const frame = useFrame();
  const context = frame.status === 'ready' ? frame.context : null;
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider systemTheme={context?.theme ?? 'light'} themeConfig={context?.themeConfig}>
        {/* Another language draws everything again: no word of the one before stays. */}
        <Gate key={frame.status === 'ready' ? frame.spoken : frame.status}>
          <FrameSurroundings>
            <Shell />
          </FrameSurroundings>
        </Gate>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
