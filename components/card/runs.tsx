import type { JSX } from 'preact';
import type { TextRun } from '../../utils/protocol/messages';

/** A line of text; other people's parts of it stand in `<bdi>`, so that they can't turn the rest round. */
export const Runs = ({ runs }: { runs: readonly TextRun[] }): JSX.Element => (
  <>{runs.map((run) => (run.foreign ? <bdi key={run.text}>{run.text}</bdi> : run.text))}</>
);
