import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Locked } from '../../components/keeping/locked';
import { useKeeping } from '../../components/keeping/use-keeping';
import { Notice } from '../../components/notice';
import { keeping as editor } from '../../utils/keeping';
import { Connect } from './connect';
import { Forgotten } from './keeping/forgotten';
import { KeepingSection } from './keeping/keeping-section';
import { LikelyAccounts } from './likely-accounts';
import { Projects } from './projects';
import { Settings } from './settings';
import { useProjects } from './use-projects';

export const Options = () => {
  const projects = useProjects();
  const keeping = useKeeping(editor);
  const [erased, setErased] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const connected = projects.list ?? [];

  /** What was pressed is gone, and the focus with it. */
  const toTop = (): void => title.current?.focus();
  const onErased = (): void => {
    setErased(true);
    void keeping.reload().then(toTop);
  };

  const onConnected = (): void => {
    setErased(false);
    void projects.reload();
  };

  return (
    <div class="options">
      <header class="options-header">
        <img src="/icon/96.png" width="40" height="40" alt="" />
        <div>
          <h1 ref={title} tabIndex={-1}>
            {i18n.t('extName')}
          </h1>
          <p class="lp-sub">{i18n.t('options_tagline')}</p>
        </div>
      </header>
      <main>
        {keeping.locked && (
          <div class="lp-card options-card">
            <Locked
              keeper={editor}
              keeping={keeping}
              onUnlocked={toTop}
              forgotten={
                <Forgotten
                  label={i18n.t('unlock_forgotten')}
                  projects={connected}
                  eraseKeys={editor.eraseKeys}
                  onErased={onErased}
                />
              }
            />
          </div>
        )}
        <div class="options-erased" role="status">
          {erased && (
            <Notice tone="safe" title={i18n.t('erase_done')}>
              <p>{i18n.t('erase_doneNext')}</p>
            </Notice>
          )}
        </div>
        <Connect projects={projects} onConnected={onConnected} />
        <Projects projects={projects} keeping={keeping} />
        <LikelyAccounts projects={connected} />
        <KeepingSection editor={editor} keeping={keeping} projects={connected} onErased={onErased} />
        <Settings />
      </main>
    </div>
  );
};
