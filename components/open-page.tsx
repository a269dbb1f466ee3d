import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { i18n } from '#i18n';

/** Starts an extension page: its language and direction, its title, its content. */
export const openPage = (title: string, content: ComponentChild): void => {
  document.documentElement.lang = i18n.t('@@ui_locale').replace('_', '-');
  document.documentElement.dir = i18n.t('@@bidi_dir');
  document.title = title;
  render(content, document.body);
};
