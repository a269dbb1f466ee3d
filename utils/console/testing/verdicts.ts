import type { Verdict } from '../identify/claims';
import type { PageModel } from '../identify/page-model';

/** The truth of each row on the page to what the model says of it: an id, `ambiguous` or `none`. */
export const said = (model: PageModel): Record<string, string> => {
  // Where a page shows one row only, a part of it may be read as the row.
  const verdicts = new Map<Element, Verdict>();
  for (const { row, verdict } of model.read(model.relearn())) {
    const truth = row.closest('[data-truth]') ?? row.querySelector('[data-truth]') ?? row;
    if (verdict.state !== 'none' || !verdicts.has(truth)) verdicts.set(truth, verdict);
  }
  const out: Record<string, string> = {};
  for (const row of document.querySelectorAll('[data-truth]')) {
    const verdict = verdicts.get(row);
    const text =
      verdict?.state === 'known' ? verdict.known.entity.id : verdict?.state === 'ambiguous' ? 'ambiguous' : 'none';
    out[row.getAttribute('data-truth') ?? ''] = text;
    if (verdict) verdicts.delete(row);
  }
  for (const [row, verdict] of verdicts) if (verdict.state !== 'none') out[`stray ${row.outerHTML}`] = verdict.state;
  return out;
};
