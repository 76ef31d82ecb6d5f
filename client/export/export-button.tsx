import { Button } from '@vibe/core';
import { Download } from '@vibe/icons';
import type { ReactNode } from 'react';

interface ExportButtonProps {
  /** Id of the export's panel; null while it is closed. */
  exportId: string | null;
  onExport: () => void;
  children: ReactNode;
}

/** Opens and closes the panel of an export. */
export const ExportButton = ({ exportId, onExport, children }: ExportButtonProps) => (
  <Button
    kind="tertiary"
    size="small"
    leftIcon={Download}
    aria-expanded={exportId !== null}
    aria-controls={exportId ?? undefined}
    onClick={onExport}
  >
    {children}
  </Button>
);
