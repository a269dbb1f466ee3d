import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { i18n } from '#i18n';
import { languageOf } from '../../utils/wording/formats';

/** Starts an extension page: its language, its title, its content. */
export const openPage = (title: string, content: ComponentChild): void => {
  // The words' own, not the browser's: a screen reader would take English for it, and Hebrew's direction turn it round.
  document.documentElement.lang = languageOf(i18n.t);
  document.title = title;
  render(content, document.body);
};
