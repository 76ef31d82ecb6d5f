import type { FrameLocator, Page } from 'playwright-core';
import type { OpenOptions } from '../browser/kit/view.ts';
import type { Sandbox } from '../sandbox/start.ts';

/** Subject of a picture: the view in monday's frame, or a page of its own. */
export type Shown = FrameLocator | Page;

/** Something a person does, or waits for, on the way to what the picture shows. */
export type Step = (shown: Shown, page: Page) => Promise<unknown>;

/** Within monday: who looks, from where, and at which place of the view. */
export interface FramedScreen
  extends Pick<OpenOptions, 'person' | 'surface' | 'tab' | 'id' | 'frame'> {
  /** Names its files. */
  name: string;
  /** Shows what is behind an entry of the tab's list. */
  isDetail?: true;
  /** There is no such thing in a narrow frame. */
  isWideOnly?: boolean;
  /** Makes the trouble that the state is about; undone afterwards. */
  trouble?(sandbox: Sandbox): void;
  steps: Step[];
}

/** A page outside the frame. */
export interface OutsideScreen {
  name: string;
  /** Its address, from the sandbox that runs. */
  address(sandbox: Sandbox): string | Promise<string>;
  steps?: Step[];
}

export type Screen = FramedScreen | OutsideScreen;

type Role = Parameters<Page['getByRole']>[0];

/** Until this text is there. */
export const see =
  (text: string | RegExp): Step =>
  (shown) =>
    shown.getByText(text).first().waitFor();

/** Until this part is there, be it that something is rendered over it. */
export const find =
  (role: Role, name?: string | RegExp): Step =>
  (shown) =>
    shown
      .getByRole(role, name === undefined ? {} : { name })
      .first()
      .waitFor({ state: 'attached' });

export const fill =
  (label: string | RegExp, text: string): Step =>
  (shown) =>
    shown.getByLabel(label).first().fill(text);

export const press =
  (role: Role, name: string | RegExp): Step =>
  (shown) =>
    shown.getByRole(role, { name }).first().click();

export const search =
  (text: string): Step =>
  (shown) =>
    shown.getByRole('searchbox').first().fill(text);

/** Opens the row that holds this text, or the card, whose last button that is. */
export const openRow =
  (text: string): Step =>
  async (shown) => {
    const rowButton = shown.getByRole('row').filter({ hasText: text }).first().getByRole('button');
    const card = shown.getByRole('listitem').filter({ hasText: text }).first();
    const cardButton = card.getByRole('button');
    await rowButton.or(cardButton).first().waitFor();
    const isCard = (await rowButton.count()) === 0;
    await (isCard ? cardButton.last() : rowButton.first()).click();
  };
