import { i18n } from '#i18n';
import { RefreshIcon } from '../../components/ui/icons';
import { useNow } from '../../components/ui/use-now';
import type { Projects } from '../../components/ui/use-projects';
import { type Address, writeAddress } from '../../utils/protocol/review-address';
import { ageWords } from '../../utils/wording/ages';
import { cleanText } from '../../utils/wording/sanitise';
import type { Findings } from './use-findings';

interface HeaderProps {
  readonly projects: Projects;
  readonly projectId: string | null;
  readonly address: Address;
  readonly findings: Findings;
  /** Nothing is read at present, so nothing can be renewed. */
  readonly paused: boolean;
}

const Switch = ({
  projects: { list },
  projectId,
  address,
}: Pick<HeaderProps, 'projects' | 'projectId' | 'address'>) => {
  const known = list?.find((project) => project.projectId === projectId);
  if (!list || !known) return null;
  const nameOf = ({ name, projectId: id }: typeof known): string => cleanText(name) || id;
  if (list.length === 1) return <bdi class="review-project">{nameOf(known)}</bdi>;
  return (
    <select
      class="review-project"
      aria-label={i18n.t('common_project')}
      value={known.projectId}
      onChange={({ currentTarget: { value } }) => {
        // Another project has other members.
        location.hash = writeAddress({ ...address, projectId: value, about: null, event: null, memberId: null });
      }}
    >
      {list.map((project) => (
        <option key={project.projectId} value={project.projectId}>
          {nameOf(project)}
        </option>
      ))}
    </select>
  );
};

/** Which project this is, and how old what is shown is; the age is the button that renews it. */
export const Header = (props: HeaderProps) => {
  const { view, reading, refresh } = props.findings;
  const now = useNow();
  const takenAt = view?.findings?.takenAt;
  const age = takenAt === undefined ? i18n.t('common_neverRead') : ageWords(takenAt, now, i18n.t);
  return (
    <header class="review-header">
      <img src="/icon/96.png" width="40" height="40" alt="" />
      <div>
        <h1>{i18n.t('review_heading')}</h1>
        <Switch {...props} />
      </div>
      {view && props.paused && <p class="lp-sub">{i18n.t('common_oldSince', [age])}</p>}
      {view && !props.paused && (
        <button
          type="button"
          class="lp-button"
          data-kind="quiet"
          aria-disabled={reading || undefined}
          onClick={refresh}
        >
          <RefreshIcon />
          <span>{reading ? i18n.t('common_reading') : age}</span>
          <span class="lp-visually-hidden">{i18n.t('common_refresh')}</span>
        </button>
      )}
    </header>
  );
};
