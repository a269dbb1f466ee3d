import './skeleton.css';

/** Stands where something of this size (CSS pixels) will be. */
export const Skeleton = ({ width, height }: { width: number; height: number }) => (
  <span class="lp-skeleton" aria-hidden="true" style={{ width: `${width}px`, height: `${height}px` }} />
);
