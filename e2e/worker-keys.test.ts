import { tellOfEndedWorkers } from './harness/ended-worker';

// The clock takes a second each time: a quarter of the steps, others than on the team page.
tellOfEndedWorkers('keys', (index) => index % 4 === 2);
