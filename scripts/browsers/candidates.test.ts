import { expect, it } from 'vitest';
import { pathsOf } from './candidates';

it('browsers on Windows are looked for as .exe on the path, then in the folders of programs', () => {
  const environment = {
    PATH: 'C:\\Tools;D:\\My Bin',
    ProgramFiles: 'C:\\Program Files',
    LOCALAPPDATA: 'C:\\Me\\Local',
  };
  expect(pathsOf('firefox', { platform: 'win32', environment })).toEqual([
    'C:\\Tools\\firefox.exe',
    'D:\\My Bin\\firefox.exe',
    'C:\\Tools\\firefox-esr.exe',
    'D:\\My Bin\\firefox-esr.exe',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    'C:\\Me\\Local\\Mozilla Firefox\\firefox.exe',
  ]);
  expect(pathsOf('chromium', { platform: 'win32', environment })).toContain(
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  );
});

it('browsers on Linux are looked for on the path alone', () => {
  const paths = pathsOf('firefox', { platform: 'linux', environment: { PATH: '/usr/bin::/opt/b' } });
  expect(paths).toEqual(['/usr/bin/firefox', '/opt/b/firefox', '/usr/bin/firefox-esr', '/opt/b/firefox-esr']);
});

it('browsers on macOS are also looked for among the applications', () => {
  expect(pathsOf('chromium', { platform: 'darwin', environment: {} })).toEqual([
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);
});
