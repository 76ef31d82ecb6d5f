import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inFrame } from '../../../client/app/frame-surroundings.tsx';
import { browserFormat } from '../../../client/i18n/format.ts';
import { CopyButton } from '../../../client/ui/copy-button.tsx';
import { OutsideLink } from '../../../client/ui/link.tsx';
import { SurroundingsContext } from '../../../client/ui/surroundings.ts';
import { type Answers, frameTheView, silence } from '../kit/frame.ts';

const url = 'https://myapps.microsoft.com/';

function withClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

const refuse = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));

afterEach(() => {
  Reflect.deleteProperty(document, 'execCommand');
});

function showCopy() {
  frameTheView({});
  // user-event brings a clipboard of its own: ours comes after it.
  const user = userEvent.setup();
  render(<CopyButton text="GUID-1">Copy</CopyButton>);
  return { user, button: screen.getByRole('button', { name: 'Copy' }) };
}

describe('copying', () => {
  test('uses the clipboard where the frame allows it', async () => {
    const { user, button } = showCopy();
    const write = vi.fn(() => Promise.resolve());
    withClipboard(write);
    await user.click(button);
    expect(write).toHaveBeenCalledWith('GUID-1');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('copies a selection where the clipboard is forbidden', async () => {
    const { user, button } = showCopy();
    withClipboard(refuse);
    const copied: string[] = [];
    document.execCommand = () => {
      copied.push((document.activeElement as HTMLTextAreaElement).value);
      return true;
    };
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(copied).toEqual(['GUID-1']));
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test('shows the text, selected, with the keys to press, where both are forbidden', async () => {
    const { user, button } = showCopy();
    withClipboard(refuse);
    document.execCommand = () => false;
    await user.click(button);
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Press Ctrl+C to copy',
    });
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('GUID-1');
  });
});

function showLink(answers: Answers) {
  const frame = frameTheView(answers);
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  const surroundings = { ...inFrame, format: browserFormat() };
  render(
    <SurroundingsContext value={surroundings}>
      <OutsideLink href={url}>My Apps</OutsideLink>
    </SurroundingsContext>,
  );
  return { frame, open, link: screen.getByRole('link', { name: /My Apps/ }) };
}

describe('a link out of the frame', () => {
  test('is opened by monday, is a plain link, and has "Copy link" beside it', async () => {
    const { frame, open, link } = showLink({});
    expect(link.getAttribute('href')).toBe(url);
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    screen.getByRole('button', { name: 'Copy link: My Apps' });
    await userEvent.click(link);
    expect(frame.askedFor('execute openLinkInTab')[0]?.args.params).toEqual({ url });
    expect(open).not.toHaveBeenCalled();
  });

  test('is opened by the browser where monday refuses', async () => {
    const { open, link } = showLink({
      'execute openLinkInTab': () => {
        throw new Error('not supported');
      },
    });
    await userEvent.click(link);
    await waitFor(() => expect(open).toHaveBeenCalledWith(url, '_blank', 'noopener,noreferrer'));
  });

  test('shows its address where monday says nothing', async () => {
    const { open, link } = showLink({ 'execute openLinkInTab': () => silence });
    await userEvent.click(link);
    await screen.findByText(url, undefined, { timeout: 20_000 });
    expect(open).not.toHaveBeenCalled();
  });

  test('with a key held, is left to the browser', async () => {
    const { frame, link } = showLink({});
    link.addEventListener('click', (event) => event.preventDefault());
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(link);
    expect(frame.askedFor('execute openLinkInTab')).toEqual([]);
  });
});
