import { setTimeout } from 'node:timers/promises';
import type { MadeLink } from '../../server/contract/case-link.ts';
import { cast } from '../sandbox/monday/people.ts';
import { keys } from './driver.ts';
import { createPlace } from './place.ts';
import { openByCode, openCase, openedBy, openView, type Walk, type WalkKit } from './walk.ts';

/** Rows with a scroll bar are narrower than what stands above them. */
const columnsStand = `
const [head, row] = document.querySelectorAll('[role=row]');
const starts = (of) => [...of.children].map((cell) => cell.getBoundingClientRect().left);
const heads = starts(head);
return heads.length > 3 && starts(row).every((start, at) => Math.abs(start - heads[at]) < 1);`;

/** The list: search, one row left, the connection by its row and back. */
const list: Walk = {
  name: 'list',
  async go(kit) {
    const view = await openView(kit, cast.admin, 'tab=connections');
    await view.see('ada@contoso.example');
    await kit.picture('list');
    await view.until('each column below its head', columnsStand);
    await view.fill('searchbox', undefined, 'lena@contoso');
    await view.until(
      'one row',
      'return document.querySelectorAll("[role=row]").length === 2 && document.body.innerText.includes("lena@contoso.example");',
    );
    await view.see('deactivated');
    await kit.picture('search');
    await view.click('button', /lena@contoso\.example/);
    await view.find('heading', 'At Microsoft');
    await kit.picture('connection');
  },
};

/** One's own, wrong account: from the list to the closed case. */
const own: Walk = {
  name: "revoke one's own",
  async go(kit) {
    const view = await openView(kit, cast.member, '', { surface: 'account' });
    await view.click('button', /^How to remove it: .*Mia Tanaka/);
    await view.find('heading', '1. Revoke the permissions in My Apps');
    await kit.picture('own');
    await view.click('button', 'I connected the wrong account');
    await view.find('heading', /^I connected the wrong account/);
    await view.click('button', 'I did all of these');
    await view.see(/Reported as removed/);
    await kit.picture('own-case');
    await view.tick(/Look for a remove or delete choice/);
    await view.click('button', /^A choice, and deleted it/);
    await view.see('No step is open. Check what remains, then close the case.');
    await view.click('button', 'Close the case');
    await view.find('button', 'Reopen');
    await kit.picture('own-closed');
  },
};

async function makeLink(kit: WalkKit): Promise<string> {
  const { id, sections } = await openCase(kit, 'ada@contoso.example');
  const { url } = await kit.sandbox.api.ask<MadeLink>(
    ...([cast.admin, 'POST', `/api/cases/${id}/links`] as const),
    { sectionIds: sections.map((section) => section.id), accountName: 'Acme' },
  );
  return url;
}

/** Someone without monday does a step by a case link, by keyboard. */
const byLink: Walk = {
  name: 'case by link',
  async go(kit) {
    await kit.tab.open(await makeLink(kit));
    const page = createPlace(kit.tab, 'page');
    await page.see('An admin of');
    await page.until('an address without the code', 'return location.hash === "";');
    await kit.picture('introduction');
    await page.fill('textbox', 'Your name', 'Sam Support');
    await page.type(keys.enter);
    await page.find('checkbox');
    await kit.picture('steps');
    await page.key('checkbox', /./, [keys.space]);
    await page.see(/Done .*, reported by .*Sam Support/);
    await page.until('the focus on the step', 'return document.activeElement.type === "checkbox";');
    await kit.picture('step-done');
  },
};

/** Reads the clipboard by pasting it where there is a field. */
async function pasted(kit: WalkKit): Promise<string> {
  const tab = await kit.driver.newTab();
  await tab.open(`${kit.sandbox.places.view}/guide`);
  await tab.run(
    'page',
    'const field = document.createElement("textarea"); document.body.prepend(field); field.focus();',
  );
  await tab.type('page', [keys.control, 'v']);
  await setTimeout(300);
  const text = await tab.run('page', 'return document.querySelector("textarea").value;');
  await tab.close();
  return String(text);
}

async function expectCopied(kit: WalkKit, where: string, wanted: RegExp): Promise<void> {
  const text = await pasted(kit);
  if (!wanted.test(text)) throw new Error(`${where}: "${text}" is on the clipboard`);
}

/** Copying in monday's frame, where the Clipboard API may be forbidden, and on a page of its own. */
const copy: Walk = {
  name: 'copy',
  async go(kit) {
    for (const frame of ['strict', 'generous']) {
      const view = await openView(kit, cast.admin, 'tab=connections', { frame });
      await view.fill('searchbox', undefined, 'lena@contoso');
      await view.click('button', /lena@contoso\.example/);
      await view.click('button', 'Copy: Application ID');
      await view.see('Copied');
      await kit.picture(`copied-${frame}`);
      await expectCopied(kit, `${frame} frame`, /^[0-9a-f-]{36}$/);
    }
    await kit.tab.open(await makeLink(kit));
    const page = createPlace(kit.tab, 'page');
    await page.fill('textbox', 'Your name', 'Sam Support');
    await page.type(keys.enter);
    await page.click('button', /^Copy the ID of|^Copy .*contoso/i);
    await page.see('Copied');
    await expectCopied(kit, 'case link', /./);
  },
};

/** The report by its button, and what is on paper. */
const print: Walk = {
  name: 'print',
  async go(kit) {
    const { id } = await openCase(kit, 'sales@contoso.example');
    const page = await openByCode(kit, { purpose: 'report', caseId: id });
    await page.find('heading', /Report/);
    // The dialog belongs to the browser, and would stay open.
    await page.run('window.print = () => { document.documentElement.dataset.printed = ""; };');
    await kit.picture('report');
    await page.click('button', 'Print');
    await page.until('a call of print', 'return "printed" in document.documentElement.dataset;');
    if (await kit.paper('report')) return;
    kit.note('no print by its driver: the rules for paper were applied to the page');
    await page.run(
      `for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
          if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';`,
    );
    await page.until(
      'a page without buttons',
      'return ![...document.querySelectorAll("button")].some((one) => one.offsetParent);',
    );
    await kit.picture('paper');
  },
};

/** The sign-in at Entra, in a window that the page opens: given up, in another organization, and done. */
const entra: Walk = {
  name: 'Entra sign-in',
  async go(kit) {
    const { id } = await openCase(kit, 'ada@contoso.example');
    const page = await openByCode(kit, { purpose: 'entra', caseId: id });
    const signIn = async (account: string) => {
      const popup = await openedBy(kit, () =>
        page.click('button', /^(Sign in and check|Check again)/),
      );
      const microsoft = createPlace(popup, 'page');
      await microsoft.find('heading', 'Pick an account');
      await kit.picture('sign-in', popup);
      await microsoft.click('button', new RegExp(account));
      for (let left = 100; left > 0 && (await popup.isOpen()); left -= 1) await setTimeout(100);
      if (await popup.isOpen()) throw new Error('the window of the sign-in stays open');
    };
    await signIn('Cancel');
    await page.see('Nothing was checked');
    await signIn('Admin of Fabrikam');
    await page.see('another organization');
    await signIn('Admin of Contoso');
    await page.see('Still granted, by the person');
    await kit.picture('checked');
  },
};

export const walks: Walk[] = [list, own, byLink, copy, print, entra];
