import type { Page } from 'puppeteer';

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Runs a function in the page, whatever tool compiled it: some give names to functions by a helper that no page has.
 * The function may use nothing but its arguments, which are plain data.
 */
export const inPage = <Args extends readonly Plain[], Result>(
  page: Page,
  work: (...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result>> =>
  page.evaluate(
    `(() => { const __name = (f) => f; return (${work.toString()})(...${JSON.stringify(args)}); })()`,
    // A string is evaluated to whatever the function gives.
  ) as Promise<Awaited<Result>>;
