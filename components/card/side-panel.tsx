import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PanelRequest } from '../../utils/console/card-bridge';
import type { Subject } from '../../utils/console/painter';
import { CardPanel, type CardPanelProps } from './card-panel';
import { CopyButton } from './copy-button';

type SidePanelProps = Pick<CardPanelProps, 'getCard' | 'showInLogs' | 'onClose'> & { readonly request: PanelRequest };

/** The badges' facts as a list, where the page's layout isn't recognised. */
export const SidePanel = ({ request, getCard, showInLogs, onClose }: SidePanelProps): JSX.Element => {
  const [chosen, setChosen] = useState<Subject | null>(null);
  const [said, say] = useState('');
  const { projectId } = request;
  if (chosen) {
    const back = (): void => setChosen(null);
    return (
      <CardPanel
        {...{ projectId, getCard, showInLogs }}
        subjects={[chosen]}
        label={chosen.description}
        takeFocus
        onClose={back}
      />
    );
  }
  return (
    <div class="card side" role="dialog" aria-labelledby="panel-title" tabIndex={-1}>
      <button type="button" class="close" aria-label={i18n.t('console_close')} onClick={onClose}>
        ×
      </button>
      <h3 id="panel-title">{i18n.t('console_panelTitle')}</h3>
      <p class="sub">{i18n.t('console_panelWhy')}</p>
      <ul class="choice">
        {request.entities.map((entity) => (
          <li key={`${entity.kind}:${entity.id}`}>
            <button type="button" onClick={() => setChosen(entity)}>
              <bdi>{entity.description}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <div class="actions">
        <CopyButton
          text={request.diagnosis}
          label={i18n.t('console_copyDiagnosis')}
          done={i18n.t('console_copied')}
          say={say}
        />
      </div>
      <p class="note">{i18n.t('console_diagnosisWhat')}</p>
      <p class="said" role="status">
        {said}
      </p>
    </div>
  );
};
