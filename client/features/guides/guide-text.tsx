import '../../i18n/load/guides-texts.ts';
import { Fragment, type ReactNode } from 'react';
import type { Placeholder } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import styles from './guide-text.module.css';

const names: Record<Placeholder, true> = {
  appName: true,
  publisher: true,
  applicationId: true,
  tenantId: true,
  enterpriseAppObjectId: true,
  organization: true,
  permissions: true,
  person: true,
  objectId: true,
  accountId: true,
  userIds: true,
  identities: true,
  supportEmail: true,
};
const pattern = new RegExp(`\\{(${Object.keys(names).join('|')})\\}`);

const isName = (text: string): text is Placeholder => text in names;

/** Parts of a text; every second one is the name of something that is not known. */
const split = (text: string) => text.split(new RegExp(pattern, 'g'));

/** A text with what is still open in brackets, as plain text. */
export const plainText = (text: string): string =>
  split(text)
    .map((part, index) =>
      index % 2 === 1 && isName(part) ? `[${t(`guides.open.${part}`)}]` : part,
    )
    .join('');

function marked(text: string, write: (name: Placeholder) => ReactNode): ReactNode[] {
  return split(text).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    <Fragment key={index}>
      {index % 2 === 1 && isName(part) ? <mark className={styles.open}>{write(part)}</mark> : part}
    </Fragment>
  ));
}

/** A text of a guide; what is still open is marked. */
export const GuideText = ({ text }: { text: string }) => (
  <bdi>{marked(text, (name) => `[${t(`guides.open.${name}`)}]`)}</bdi>
);

/** A command: what is open stays as it is written, so that the command stops on it. */
export const CommandText = ({ text }: { text: string }) => marked(text, (name) => `{${name}}`);
