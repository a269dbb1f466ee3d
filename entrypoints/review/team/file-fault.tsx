import { i18n } from '#i18n';
import { Notice } from '../../../components/ui/notice';
import type { TeamFileFault } from '../../../utils/team/read';
import { formatsOf } from '../../../utils/wording/formats';
import { cleanText, isolated } from '../../../utils/wording/sanitise';

const shown = (text: string): string => isolated(cleanText(text));

const wordsOf = (fault: TeamFileFault): { readonly title: string; readonly next: string } => {
  const { number } = formatsOf(i18n.t);
  switch (fault.kind) {
    case 'too-large':
      return { title: i18n.t('team_tooLarge'), next: i18n.t('team_tooLargeNext') };
    case 'git-conflict':
      return { title: i18n.t('team_gitConflict', [number(fault.line)]), next: i18n.t('team_gitConflictNext') };
    case 'not-json':
      return { title: i18n.t('team_notJson'), next: i18n.t('team_notJsonNext') };
    case 'newer':
      return { title: i18n.t('team_newer', [shown(fault.version)]), next: i18n.t('team_newerNext') };
    case 'repeated-name':
      return {
        title: i18n.t('team_repeatedName', [shown(fault.name), number(fault.line)]),
        next: i18n.t('team_repeatedNameNext'),
      };
    case 'not-a-team-file': {
      const path = cleanText(fault.path, 200);
      const next = path ? i18n.t('team_notTeamFileAt', [isolated(path)]) : i18n.t('team_notTeamFileNext');
      return { title: i18n.t('team_notTeamFile'), next };
    }
  }
};

/** Why a file can't be taken, and what to do. */
export const FileFault = ({ fault }: { readonly fault: TeamFileFault }) => {
  const { title, next } = wordsOf(fault);
  return (
    <Notice tone="attention" title={title} announce="assertive">
      <p>{next}</p>
      <p>{i18n.t('team_nothingTaken')}</p>
    </Notice>
  );
};
