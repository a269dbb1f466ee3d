import type { FigureChange } from '../../world/types';

const AMOUNTS = ['hours', 'total_hours', 'agent_hours', 'tokens_in', 'tokens_out', 'tts_characters'];

/** What people saw of usage, cost and the log, or what the sources leave open (docs/deepgram/api-2026.md B3, B4). */
export const FIGURE_FAULTS = {
  'an hour late': { hoursLate: 1 },
  'thirty hours late': { hoursLate: 30 },
  'ten days late': { hoursLate: 240 },
  'requests not counted': { zero: ['requests'] },
  'requests not sent': { without: ['requests'] },
  'nothing but requests': { without: AMOUNTS },
  'every figure 0': { zero: ['requests', 'dollars', ...AMOUNTS] },
  'requests as text': { asText: ['requests'] },
  'dollars as text': { asText: ['dollars'] },
  'every figure as text': { asText: ['requests', 'dollars', ...AMOUNTS] },
  'text that is no number': { asText: ['requests', 'dollars', ...AMOUNTS], text: 'NaN' },
  'text without anything': { asText: ['requests', 'dollars', ...AMOUNTS], text: '' },
  'text beyond all numbers': { asText: ['requests', 'dollars', ...AMOUNTS], text: '1e999' },
  'accessors in capitals': { accessors: 'upper-case' },
  'accessors null': { accessors: 'null' },
  'rows without accessor': { accessors: 'absent' },
  'accessors of no key': { accessors: 'unknown' },
  'no rows': { noRows: true },
} as const satisfies Record<string, FigureChange>;
export type FigureFaultName = keyof typeof FIGURE_FAULTS;
