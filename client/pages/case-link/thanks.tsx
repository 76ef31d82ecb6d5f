import { Button } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { Headline } from '../shared/headline.tsx';

/** Nothing is sent at the end: every change was saved when it was made. */
export function Thanks(props: { app: string; open: number; onBack(): void }) {
  const { app, open, onBack } = props;
  return (
    <>
      <Headline isNew app={app}>
        {t('caseLink.thanks.title')}
      </Headline>
      <p>{t('caseLink.thanks.saved')}</p>
      <p>{t('caseLink.thanks.open', { count: open })}</p>
      <div>
        <Button kind="secondary" onClick={onBack}>
          {t('caseLink.thanks.back')}
        </Button>
      </div>
    </>
  );
}
