import { describe, it } from 'vitest';
import { readRecording, recordingNames } from '../simulator/console/recordings';
import { SECRETS } from '../simulator/seeds/small';
import { deleteRow, filterKeys, goTo, openList, reload, sortKeys, toggleRow } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { disposableIn, smallWithDisposables } from './harness/disposable-members';
import { everyRowIsRight } from './harness/right-badges';
import { variants } from './harness/variants';

const pages = recordingNames().map((name, index) => {
  const own = variants[index % variants.length];
  if (!own) throw new Error('There are no looks');
  return {
    name,
    list: readRecording(name).page === 'team' ? ('team' as const) : ('keys' as const),
    disposable: disposableIn(own),
  };
});

/** Issue: recorded pages are layouts like any other. Every file in simulator/console/recorded is found here. */
describeInBrowsers(
  'every row of a recorded page',
  (stage) => {
    describe.each(pages)('$name', ({ name, list, disposable }) => {
      const words = list === 'keys' ? disposable.comment : disposable.email;

      it('is right at first, after filtering, sorting, expanding, deleting, going away and back, and a reload', async () => {
        const right = (): Promise<void> => everyRowIsRight(stage(), page, list);
        const page = await openList(stage(), list, { layout: `recorded:${name}`, theme: 'dark' });
        await right();
        await stage().picture(page, `recorded-${name}`);
        if (list === 'keys') {
          await filterKeys(page, 'n');
          await right();
          await filterKeys(page, '');
          await sortKeys(page, 'comment');
          await right();
          await toggleRow(page, 2);
          await toggleRow(page, 4);
          await right();
        }
        await deleteRow(page, list, words);
        await right();
        await goTo(page, 'dashboard');
        await goTo(page, list);
        await right();
        await reload(page, list);
        await right();
      });
    });
  },
  { seed: smallWithDisposables, secret: SECRETS.admin },
);
