import '../texts.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { DetailHead } from '../../parts/detail-head.tsx';
import type { DetailProps } from '../../shell/screens.ts';
import { t } from '../../text/text.ts';
import { useCase } from '../get-case.ts';

/** One case. */
export default function CaseScreen({ tab, id }: DetailProps) {
  const { filters } = usePlace();
  const one = useCase(id);
  if (!one.data) return null;
  return (
    <DetailHead
      list={t('cases.title')}
      title={t(`cases.situation.${one.data.situation}`)}
      onBack={() => goTo({ tab, filters })}
    />
  );
}
