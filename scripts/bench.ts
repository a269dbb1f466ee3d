import { measureProcessorTime } from './bench/cpu';
import { measureHistory } from './bench/history/measure';
import { measureLedger } from './bench/ledger/measure';
import { measurePages, roundsText } from './bench/page';
import { measureReading } from './bench/reading';
import { measureSizes } from './bench/sizes';
import { print } from './bench/table';
import { measureUnlock } from './bench/unlock';
import { measureWatching } from './bench/watching/measure';
import { buildOrExit } from './steps/build';

/** Measures Linchpin against its budgets. Prints, and never fails: speed is not a test. */
console.log('• Building the extension …');
await buildOrExit('chromium');
await buildOrExit('firefox');

print('Size', await measureSizes());
print('Reading a project', await measureReading());
print('Unlocking the stored key', await measureUnlock());
print('Watching 10,000 keys, Chromium', await measureWatching());
print('Days of use in the ledger', await measureLedger());
print('The history with 100,000 events, Chromium', await measureHistory());
for (const rows of [100, 1_000, 5_000]) {
  print(`Key page with ${rows.toLocaleString('en-US')} rows, Chromium, ${roundsText(rows)}`, await measurePages(rows));
}
// Processor time is read from /proc.
for (const browser of process.platform === 'linux' ? (['chromium', 'firefox'] as const) : [])
  for (const rows of [100, 300, 1_000, 5_000])
    print(
      `A visit to ${rows.toLocaleString('en-US')} rows against one without Linchpin, ${browser}`,
      await measureProcessorTime(browser, rows),
    );
process.exit(0);
