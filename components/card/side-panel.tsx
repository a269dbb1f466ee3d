import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Subject } from '../../utils/protocol/views/subject';
import { CardPanel, type CardPanelProps } from './card-panel';
import { CopyButton } from './copy-button';

interface SidePanelProps
  extends Pick<
    CardPanelProps,
    'projectId' | 'getCard' | 'getAssessment' | 'openPlan' | 'openNote' | 'openOptions' | 'showInLogs' | 'onClose'
  > {
  readonly entities: readonly (Subject & { readonly label: string })[];
  readonly why: keyof typeof REASONS;
  /**
   * The page's structure without its texts (a `Recording` as JSON), to be sent to those who mend Linchpin; `null` where
   * it can't be had.
   */
  readonly getDiagnosis: () => Promise<string | null>;
}

const REASONS = {
  lost: 'console_panelLost',
  unanchored: 'console_panelUnanchored',
  hidden: 'console_panelHidden',
} as const;

/** The badges' facts as a list, where badges are missing or dead. */
export const SidePanel = ({
  projectId,
  entities,
  why,
  getDiagnosis,
  onClose,
  ...asks
}: SidePanelProps): JSX.Element => {
  const [chosen, setChosen] = useState<Subject | null>(null);
  const [announcement, announce] = useState('');
  const [diagnosis, setDiagnosis] = useState<string | null>(null);
  useEffect(() => {
    // Asked once: what the page was when the panel was opened.
    void getDiagnosis().then(setDiagnosis);
  }, []);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!chosen) root.current?.focus();
  }, [chosen]);
  if (chosen) {
    const back = (): void => setChosen(null);
    return (
      <CardPanel {...{ projectId, ...asks }} subjects={[chosen]} label={chosen.description} isWhole onClose={back} />
    );
  }
  return (
    <div ref={root} class="card side" role="dialog" aria-labelledby="panel-title" tabIndex={-1}>
      <button type="button" class="close" aria-label={i18n.t('console_close')} onClick={onClose}>
        ×
      </button>
      <h2 id="panel-title">{i18n.t('console_panelTitle')}</h2>
      <p class="sub">{i18n.t(REASONS[why])}</p>
      <ul class="choice">
        {entities.map((entity) => (
          <li key={`${entity.kind}:${entity.id}`}>
            <button type="button" onClick={() => setChosen(entity)}>
              <bdi dir="ltr">{entity.description}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {diagnosis !== null && (
        <>
          <p class="note">{i18n.t('console_diagnosisWhat')}</p>
          <details class="preview">
            <summary>{i18n.t('console_diagnosisPreview')}</summary>
            <textarea
              class="mono"
              readOnly
              rows={8}
              aria-label={i18n.t('console_diagnosisPreview')}
              value={diagnosis}
            />
          </details>
          <div class="actions">
            <CopyButton
              text={diagnosis}
              label={i18n.t('console_copyDiagnosis')}
              done={i18n.t('common_copied')}
              announce={announce}
            />
          </div>
        </>
      )}
      <p class="said" role="status">
        {announcement}
      </p>
    </div>
  );
};
