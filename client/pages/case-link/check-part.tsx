import { useEffect, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { linesOf } from '../../ui/states/error-lines.ts';
import { shareEntraCheck } from './case-link-calls.ts';
import styles from './told-part.module.css';

interface CheckPartProps {
  token: string;
  /** The name that the visitor gave. */
  name: string;
  /** After the page of the check was used: it may have completed steps. */
  onBack(): void;
}

/** Opens the page on which an administrator has Entra say what is really granted. */
export function CheckPart({ token, name, onBack }: CheckPartProps) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const isBegun = address !== null;
  useEffect(() => {
    if (!isBegun) return;
    const look = () => {
      if (document.visibilityState === 'visible') onBack();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isBegun, onBack]);
  const begin = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { code } = await shareEntraCheck(token, name);
      const url = `${window.location.origin}/entra#${code}`;
      // Opened without an opener, a window says nothing of whether it opened: the link is shown as well.
      window.open(url, '_blank', 'noopener,noreferrer');
      setAddress(url);
    } catch (error) {
      setFault([t('caseLink.check.failed'), ...linesOf(error)].join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.check}>
      <p>{t('caseLink.check.about')}</p>
      <div className={styles.buttons}>
        <BusyButton kind="secondary" size="small" isBusy={isBusy} onClick={begin}>
          {t('caseLink.check.button')}
        </BusyButton>
        {address && (
          <a href={address} target="_blank" rel="noopener noreferrer" className={styles.link}>
            {t('caseLink.check.link')}
          </a>
        )}
      </div>
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
