/** The element with this id; the page holds it. */
export function element<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as Kind;
}

/** Shows a notice as monday does. https://developer.monday.com/apps/docs/mondayexecute#notice */
export function showNotice(params: unknown): { success: true } {
  const {
    message,
    type = 'info',
    timeout = 5000,
  } = params as {
    message: string;
    type?: string;
    timeout?: number;
  };
  const notice = document.createElement('p');
  notice.textContent = message;
  notice.dataset.type = type;
  element('notices').append(notice);
  setTimeout(() => notice.remove(), timeout);
  return { success: true };
}

/** Asks as monday's own dialog does. https://developer.monday.com/apps/docs/mondayexecute#confirm */
export function askToConfirm(params: unknown): Promise<{ confirm: boolean }> {
  const {
    message,
    confirmButton = 'OK',
    cancelButton = 'Cancel',
    excludeCancelButton,
  } = params as {
    message: string;
    confirmButton?: string;
    cancelButton?: string;
    excludeCancelButton?: boolean;
  };
  const dialog = element<HTMLDialogElement>('confirm');
  const [confirm, cancel] = dialog.querySelectorAll('button');
  const text = dialog.querySelector('p');
  if (!confirm || !cancel || !text) throw new Error('The dialog is incomplete.');
  text.textContent = message;
  confirm.textContent = confirmButton;
  cancel.textContent = cancelButton;
  cancel.hidden = excludeCancelButton === true;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => resolve({ confirm: dialog.returnValue === 'confirm' }), {
      once: true,
    }),
  );
}

/** Lists a link that the app opened. Pages of the app open for real, all others as a stand-in. */
export function listOpened(params: unknown, view: string): { success: true } {
  const { url } = params as { url: string };
  const link = document.createElement('a');
  const isOwn = URL.canParse(url) && new URL(url).origin === new URL(view).origin;
  link.href = isOwn ? url : `/opened?${new URLSearchParams({ url })}`;
  link.target = '_blank';
  link.textContent = url;
  const item = document.createElement('li');
  item.append(link);
  const list = element('opened');
  list.querySelector('ul')?.prepend(item);
  list.hidden = false;
  return { success: true };
}

/** Counts how often the app says that it was of use; the marketplace asks for it. */
export function countValue(): { success: true } {
  const count = element<HTMLOutputElement>('values');
  count.value = String(Number(count.value) + 1);
  return { success: true };
}
