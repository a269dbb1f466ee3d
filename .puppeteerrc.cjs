// Installing packages downloads no browser: scripts/browsers/find.ts finds one, and only fetches one where there is none.
module.exports = { skipDownload: true };
