// Installing packages downloads no browser: scripts/browsers.ts finds one, and only fetches one where there is none.
module.exports = { skipDownload: true };
