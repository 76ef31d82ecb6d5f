import './first.ts';
import '@vibe/core/tokens';
import '../ui/fonts.css';
import '../ui/main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openFrame } from '../monday/frame.ts';
import { App } from './app.tsx';

void openFrame();

// Asked for while monday and the server answer, so that no text changes its width afterwards.
for (const font of ['1em Figtree', '500 1em Poppins']) document.fonts.load(font).catch(() => {});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
