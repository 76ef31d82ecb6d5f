import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { foundWords } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import styles from './inventory.module.css';
import { linesOf, sheetColumns } from './inventory-file.ts';

interface PrintSheetProps {
  found: Inventory;
  connections: readonly InventoryConnection[];
  knownScopes: readonly KnownScope[];
}

/** Renders every row while the page is printed: it may be tens of thousands. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    // At once: what is rendered later is not on the paper.
    const follow = () => flushSync(() => setPrinting(media.matches));
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    media.addEventListener('change', follow);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      media.removeEventListener('change', follow);
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** The inventory for paper: the tables on the screen hold only the rows that are seen. */
export function PrintSheet({ found, connections, knownScopes }: PrintSheetProps) {
  const isPrinting = usePrinting();
  if (!isPrinting) return null;
  const columns = sheetColumns(found, knownScopes);
  return (
    <div className={styles.sheet}>
      <p>
        {foundWords(found)}{' '}
        {t('entraInventory.note', {
          organization: found.organization.name,
          time: browserFormat().dateTime(found.readAt),
        })}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(found, connections).map((line) => (
            <tr key={`${line.app.id} ${line.row?.id ?? ''}`}>
              {columns.map(({ title, cell }) => (
                <td key={title}>{cell(line)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
