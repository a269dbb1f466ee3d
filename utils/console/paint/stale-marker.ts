const ATTRIBUTE = 'data-linchpin-old';

/**
 * Whether the badges on a page are of a reading that can't be repeated at present (badges.css). One attribute on the
 * document, so that all of them change in one frame, and none changes its text or its size.
 */
export const markStale = ({ documentElement }: Document, old: boolean): void => {
  documentElement.toggleAttribute(ATTRIBUTE, old);
};
