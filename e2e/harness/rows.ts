import type { Page } from 'puppeteer';
import { inPage } from './in-page';

interface RowBadge {
  /** `data-linchpin-for` of the host cell. */
  readonly for: string;
  readonly label: string;
}

export interface Row {
  /** All that is written in it, as a person reads it. */
  readonly text: string;
  /** E-mail addresses that stand alone in a text node; a team row has exactly one. */
  readonly emails: readonly string[];
  readonly badges: readonly RowBadge[];
}

export type ListName = 'team' | 'keys';

interface List {
  readonly rows: readonly Row[];
  /** Badges that stand outside every row. There must be none. */
  readonly strays: number;
}

/**
 * The rows in view, in order, with the badges they carry. A row is the largest part of the list that holds one row's
 * control (to expand, to remove, to invite again), whatever the layout: nothing here knows how Linchpin finds rows.
 */
export const readList = (page: Page, list: ListName): Promise<List> =>
  inPage(
    page,
    (list) => {
      const all = document.querySelectorAll('[data-linchpin-for]').length;
      const main = document.querySelector('.page');
      if (!main) return { rows: [], strays: all };
      const control = list === 'keys' ? 'button[aria-expanded]' : '.icon-trash, button.small';
      const rowAround = (element: Element): Element => {
        let row = element;
        for (let at = element.parentElement; at && at !== main; at = at.parentElement) {
          if (at.querySelectorAll(control).length > 1) break;
          row = at;
        }
        return row;
      };
      const rows = [...main.querySelectorAll(control)].map((element) => {
        const row = rowAround(element);
        const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
        const emails: string[] = [];
        while (texts.nextNode()) {
          const text = texts.currentNode.nodeValue?.trim() ?? '';
          if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) emails.push(text);
        }
        const marked = [row, ...row.querySelectorAll('*')].filter((cell) => cell.hasAttribute('data-linchpin-for'));
        return {
          text: row.textContent ?? '',
          emails,
          badges: marked.map((cell) => ({
            for: cell.getAttribute('data-linchpin-for') ?? '',
            label: cell.getAttribute('data-linchpin-label') ?? '',
          })),
        };
      });
      return { rows, strays: all - rows.reduce((sum, { badges }) => sum + badges.length, 0) };
    },
    list,
  );

export const readRows = async (page: Page, list: ListName): Promise<readonly Row[]> =>
  (await readList(page, list)).rows;

/**
 * Which key each row in view is: expands the rows as a person would who wants to know, reads the Key IDs that the
 * Console then shows, and leaves them as they were. All at once where the
 * list shows all it has, one after the other where it shows a stretch of them.
 */
export const identifyKeyRows = (page: Page): Promise<string[]> =>
  inPage(page, async () => {
    const chevrons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.page button[aria-expanded]')];
    const open = (): HTMLElement[] => chevrons().filter((one) => one.getAttribute('aria-expanded') === 'true');
    const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    /** The project's id may stand on the page too. */
    const isKey = (id: string): boolean => !location.pathname.includes(id);
    const ids = (): string[] => (document.querySelector('.page')?.textContent.match(UUID) ?? []).filter(isKey);
    const settle = async (done: () => boolean): Promise<void> => {
      for (let frames = 0; frames < 120 && !done(); frames++) await new Promise(requestAnimationFrame);
    };
    const closeAll = async (): Promise<void> => {
      for (const one of open()) one.click();
      await settle(() => open().length === 0 && ids().length === 0);
    };
    const isOpen = (index: number): boolean => chevrons()[index]?.getAttribute('aria-expanded') === 'true';
    /** Where a list shows a stretch of its rows, a row's details stand within it. */
    const idWithin = (index: number): string => {
      for (let at: Element | null | undefined = chevrons()[index]; at; at = at.parentElement) {
        if (at.querySelectorAll('button[aria-expanded]').length > 1) break;
        const [id] = at.textContent.match(UUID) ?? [];
        if (id) return id;
      }
      return '';
    };
    const expand = async (index: number): Promise<string> => {
      if (isOpen(index)) return idWithin(index);
      chevrons()[index]?.click();
      await settle(() => idWithin(index) !== '');
      const id = idWithin(index);
      chevrons()[index]?.click();
      await settle(() => !isOpen(index) && idWithin(index) === '');
      return id;
    };

    const count = chevrons().length;
    const found: string[] = [];
    if (document.querySelector('.page .viewport') !== null) {
      for (let index = 0; index < count; index++) found.push(await expand(index));
      return found;
    }
    const wereOpen = chevrons().map((one) => one.getAttribute('aria-expanded') === 'true');
    await closeAll();
    for (const one of chevrons()) one.click();
    await settle(() => ids().length === count);
    found.push(...ids());
    await closeAll();
    wereOpen.forEach((open, index) => {
      if (open) chevrons()[index]?.click();
    });
    await settle(() => open().length === wereOpen.filter(Boolean).length);
    return found;
  });
