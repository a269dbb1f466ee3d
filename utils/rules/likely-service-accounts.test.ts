import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { type Account, likelyServiceAccounts } from './likely-service-accounts';
import { createServiceAccountTest } from './service-accounts';

const nobody = () => false;
const becauseOf = (account: Account, keys = 0) => likelyServiceAccounts([account], () => keys, nobody)[0]?.because;
const named = (email: string, firstName = '', lastName = ''): Account => ({ email, firstName, lastName });

const WORDS = ['bot', 'ci', 'svc', 'service', 'ops', 'platform', 'engineering', 'noreply', 'deploy', 'automation'];

/** Words of the same trades, in the forms that people write them in. */
const KINDRED = [
  ...['bots', 'cd', 'cicd', 'svcs', 'services', 'serviceaccount', 'daemon', 'cron', 'api', 'system', 'systems'],
  ...['devops', 'sre', 'infra', 'infrastructure', 'deployer', 'deployment', 'deployments', 'build', 'builds'],
  ...['pipeline', 'release', 'releases', 'automations', 'automated', 'integration', 'integrations', 'donotreply'],
];
/** What a machine is called by at the end of its address too. */
const ENDINGS = ['bot', 'bots', 'svc', 'svcs', 'ci', 'cicd', 'serviceaccount', 'noreply', 'automation'];

describe('an address', () => {
  it.each(KINDRED)('that begins with the word %s is likely a service account', (word) => {
    expect(becauseOf(named(`${word}-x@company.com`))).toBe('address');
    expect(becauseOf(named(`${word}y-x@company.com`))).toBeUndefined();
  });

  it.each([...WORDS, ...KINDRED])(
    "that ends with the word %s is a machine's only where no person works there",
    (word) => {
      const expected = ENDINGS.includes(word) ? 'address' : undefined;
      expect(becauseOf(named(`jo-${word}@company.com`))).toBe(expected);
    },
  );

  it.each([
    ...WORDS.map((word) => `${word}@company.com`),
    ...WORDS.flatMap((word) => ['-', '_', '.', '+', '2', '-eu-1.'].map((sign) => `${word}${sign}x@company.com`)),
    ...['no-reply@x.com', 'no.reply@x.com', 'do-not-reply@x.com', 'donotreply@x.com', 'NoReply@X.com', ' CI@x.com '],
    ...['No-Reply@x.com', 'Do.Not.Reply@x.com', ' no-reply@x.com', 'ci@x.com\n'],
    ...['platform-bot@x.com', 'build-bot@x.com', 'eu.svc@x.com', 'k8s-ci@x.com', 'ｃｉ@x.com', 'bot@[127.0.0.1]'],
  ])('%s is likely a service account', (email) => {
    expect(becauseOf(named(email))).toBe('address');
    expect(becauseOf(named(email, 'Platform', 'Bot'))).toBe('address');
  });

  it.each([
    ...[
      'cindy@x.com',
      'cicely@x.com',
      'bothwell@x.com',
      'botond@x.com',
      'abbot@x.com',
      'talbot@x.com',
      'opspeople@x.com',
    ],
    ...[
      'servicio@x.com',
      'platformer@x.com',
      'deployne@x.com',
      'svcek@x.com',
      'ciara.ni@x.com',
      'engineeringman@x.com',
    ],
    ...['maya@ci.x.com', 'maya@bot.com', 'jane+ci@x.com', 'jane+bot@x.com', 'jo.engineering@x.com', 'norep@x.com'],
    ...['noreplyson@x.com', 'böt@x.com', 'ciągła@x.com', 'ć́i@x.com', '@x.com', 'bot', '', '@'],
    ...['12345@x.com', '     jo@bot.com'],
  ])('%s is nobody but a person by its address', (email) => {
    expect(becauseOf(named(email))).toBeUndefined();
    expect(becauseOf(named(email, 'Jane', 'Doe'), 5)).toBeUndefined();
  });

  it.each([
    ['ci.yang@x.com', 'Ci', 'Yang'],
    ['bot.marta@x.com', 'Márta', 'Marta Bot'],
    ['ops.jane@x.com', 'Jane', 'Doe'],
    ['deploy_kim@x.com', '', 'Kim'],
  ])('%s that goes on with the name of %s %s is that person', (email, first, last) => {
    expect(becauseOf(named(email, first, last), 5)).toBeUndefined();
  });

  it('is never likely because a longer word begins with one of these', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäéñł'),
      minLength: 3,
      maxLength: 8,
    });
    const stem = fc.constantFrom(...WORDS);
    holds(
      fc.property(stem, letters, (word, rest) => {
        const longer = `${word}${rest}`;
        // Some words go on to be others of the list: "services", "deployment", "automations".
        const listed = ['services', 'serviceaccount', 'deployer', 'deployment', 'deployments', 'automations'];
        expect(becauseOf(named(`${longer}@x.com`)) === 'address').toBe(listed.includes(longer));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an account without a personal name', () => {
  it.each([
    [named('reception@x.com')],
    [{ email: 'reception@x.com' }],
    [named('reception@x.com', 'NoReply', 'DoNotReply')],
    [named('reception@x.com', '  ', '\u200b')],
    [named('reception@x.com', 'reception@x.com')],
    [named('reception@x.com', 'Service', 'Account'.slice(0, 0))],
  ])('is likely a service account as soon as it holds a key: %j', (account) => {
    expect(becauseOf(account, 1)).toBe('no-name');
    expect(becauseOf(account, 0)).toBeUndefined();
  });

  it.each([named('x@x.com', 'Jane'), named('x@x.com', '', 'Doe'), named('x@x.com', '山田'), named('x@x.com', 'نور')])(
    'is none with one: %j',
    (account) => {
      expect(becauseOf(account, 9)).toBeUndefined();
    },
  );
});

it.each(['bot*@x.com', '*@x.com', 'ci\n*@x.com', 'ci@x.com\u2028*', 'bot', '@x.com', ''])(
  'an address that would mark others with it, or none, is not offered: %j',
  (email) => {
    expect(becauseOf(named(email), 3)).toBeUndefined();
  },
);

it('an address is offered up to the 254 characters that one may have', () => {
  const ofLength = (length: number) => becauseOf(named(`ci@${'x'.repeat(length - 7)}.com`));
  expect([ofLength(254), ofLength(255)]).toEqual(['address', undefined]);
});

describe('what is offered', () => {
  const account = fc.record({
    email: fc.oneof(
      fc.constantFrom('ci@x.com', 'platform-bot@x.com', 'jane@x.com', 'No-Reply@x.com', 'bot+a@x.com', ''),
      fc.string({
        unit: fc.oneof(fc.constantFrom(...'@.-+_* bociASV1'), fc.string({ unit: 'binary' })),
        maxLength: 20,
      }),
    ),
    firstName: fc.oneof(fc.constantFrom('', 'Jane', 'CI'), fc.string({ unit: 'binary', maxLength: 8 })),
  });

  it('is among those who were given, each once, never one who is marked, and ends with marking', () => {
    holds(
      fc.property(fc.array(account, { maxLength: 12 }), fc.nat(3), (accounts, keys) => {
        const offered = likelyServiceAccounts(accounts, () => keys, nobody);
        expect(new Set(offered.map((each) => each.account)).size).toBe(offered.length);
        for (const each of offered) expect(accounts).toContain(each.account);
        const marked = createServiceAccountTest(offered.map((each) => each.account.email));
        expect(likelyServiceAccounts(accounts, () => keys, marked)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has those with most keys first, then goes by address', () => {
    const keys: Record<string, number> = { 'ci@x.com': 1, 'bot@x.com': 1, 'ops@x.com': 7 };
    const [a, b, c] = Object.keys(keys).map((email) => named(email));
    if (!a || !b || !c) throw new Error('there are three');
    for (const accounts of [
      [a, b, c],
      [b, a, c],
      [c, b, a],
      [c, a, b],
    ]) {
      const offered = likelyServiceAccounts(accounts, ({ email }) => keys[email] ?? 0, nobody);
      expect(offered.map((each) => each.account.email)).toEqual(['ops@x.com', 'bot@x.com', 'ci@x.com']);
    }
  });
});
