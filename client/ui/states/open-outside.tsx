import { Text } from '@vibe/core';
import { useState } from 'react';
import { BusyButton } from '../busy-button.tsx';
import { OutsideLink } from '../link.tsx';
import { linesOf } from './error-lines.ts';

interface OpenOutsideProps {
  /** Of the button, and of the link. */
  text: string;
  /** Stands before the link, for a browser that opened no tab. */
  ready: string;
  /** Stands before why it failed. */
  failed: string;
  /** Opens the page. @returns its address */
  onOpen(): Promise<string>;
}

/** A button that opens a page outside the frame with a code that is good once, and shows the link as well. */
export function OpenOutside({ text, ready, failed, onOpen }: OpenOutsideProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const open = async () => {
    setAsking(true);
    setFault(null);
    setUrl(null);
    try {
      setUrl(await onOpen());
    } catch (error) {
      setFault([failed, ...linesOf(error)].join(' '));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <div>
        <BusyButton kind="secondary" size="small" isBusy={isAsking} onClick={open}>
          {text}
        </BusyButton>
      </div>
      {url && (
        <div role="status">
          <Text type="text2" ellipsis={false} element="div">
            {ready} <OutsideLink href={url}>{text}</OutsideLink>
          </Text>
        </div>
      )}
      {fault && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {fault}
          </Text>
        </div>
      )}
    </>
  );
}
