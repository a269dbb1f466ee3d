import { describe, expect, it } from 'vitest';
import { projectInUrl } from './address';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const CONSOLE = `https://console.deepgram.com/project/${PROJECT}`;

describe('the project in an address', () => {
  it.each([`${CONSOLE}/team`, CONSOLE, `${CONSOLE}?x`, `https://console.deepgram.com/projects/${PROJECT}/keys`])(
    'is found in %s',
    (url) => expect(projectInUrl(url)).toBe(PROJECT),
  );

  it.each([
    `https://console.deepgram.com.evil.example/project/${PROJECT}/team`,
    `http://console.deepgram.com/project/${PROJECT}`,
    `https://example.com/?u=${CONSOLE}`,
    'https://console.deepgram.com/signup',
    `${CONSOLE}0/team`,
    undefined,
  ])('is not found in %s', (url) => expect(projectInUrl(url)).toBeNull());
});
