import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRecorder } from '../scripts/demo/record';
import { recordingSchema } from '../simulator/console/recordings';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { openList, toggleRow } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { everyRowIsRight } from './harness/right-badges';

describeInBrowsers(
  'what --record keeps',
  (stage) => {
    it('is the fullest version of each page, marked up by what Linchpin knows, without any name or key', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'linchpin-recorded-'));
      const record = createRecorder(folder, 'mine');
      for (const list of ['team', 'keys'] as const) {
        const page = await openList(stage(), list);
        await everyRowIsRight(stage(), page, list);
        const file = await record(page);
        expect(file).toBe(join(folder, `mine-${list}.json`));
        const text = readFileSync(file ?? '', 'utf8');
        const recording = recordingSchema.parse(JSON.parse(text));
        expect(recording.page).toBe(list);
        expect(recording.badges[list === 'team' ? 'member' : 'key']).toBeGreaterThan(0);
        expect(text).toContain(list === 'team' ? '"address"' : '"comment"');
        for (const word of [KEYS.ingest.comment, KEYS.ingest.id, PEOPLE.tomas.email, 'Nagy', 'northwind']) {
          expect(text).not.toContain(word);
        }
        expect(await record(page)).toBeNull();
        if (list === 'team') continue;
        await toggleRow(page, 0);
        await everyRowIsRight(stage(), page, 'keys');
        expect(await record(page)).toBe(file);
      }
    });
  },
  // Firefox lets no program into the content script's world; the demo opens Chromium.
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
