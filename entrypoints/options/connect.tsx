import { i18n } from '#i18n';
import type { Projects } from '../../components/ui/use-projects';
import { BadgeExamples } from './badge-examples';
import { KeyField } from './key-field';
import { KeyOutcome } from './key-outcome';
import { SmallerKey } from './smaller-key';
import { useKey } from './use-key';

interface ConnectProps {
  projects: Projects;
  /** Nothing is connected yet: a person may not have seen what comes of it. */
  isFirst: boolean;
  onConnected: () => void;
}

/** Where a key is entered: checked as soon as it is pasted, stored only by the button. */
export const Connect = ({ projects, isFirst, onConnected }: ConnectProps) => {
  const key = useKey(onConnected);
  const checked = 'check' in key.progress ? key.progress.check.projects?.[0]?.projectId : undefined;
  return (
    <section class="lp-card options-card" aria-labelledby="connect">
      <h2 id="connect">{i18n.t('connect_heading')}</h2>
      <p class="lp-sub">{i18n.t('connect_intro')}</p>
      <KeyField entered={key} />
      <KeyOutcome entered={key} connected={projects.list ?? []} />
      <SmallerKey projectId={checked ?? projects.current} isFirst={isFirst} />
      {isFirst && <BadgeExamples />}
    </section>
  );
};
