import { Button } from '@vibe/core';
import { Component, type ReactNode } from 'react';
import { t } from '../i18n/translate.ts';
import { reloadHere } from '../monday/location.ts';
import { StatePage } from '../ui/state-page.tsx';

interface State {
  failed: 'newVersion' | 'broken' | null;
}

/** Browsers each have their own words for a part that is not there; Vite has an event name. */
const isMissingPart = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|module script failed|preload CSS/i.test(error.message);

/** Takes the place of a screen that failed: most often since a newer version was put on the server. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: isMissingPart(error) ? 'newVersion' : 'broken' };
  }

  override render() {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    return (
      <StatePage
        role="alert"
        title={t(`shell.${failed}.title`)}
        lines={[t(`shell.${failed}.detail`)]}
        actions={<Button onClick={reloadHere}>{t('monday.reload')}</Button>}
      />
    );
  }
}
