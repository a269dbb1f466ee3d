import type { AssessmentQuery } from '../../protocol/views/assessment';
import { normalise } from '../page/text';

export type PickedRole = Extract<AssessmentQuery, { act: 'role' }>['role'];

/**
 * Deepgram's three roles (docs/deepgram/console.md 2), by their value or as a page in one of these languages shows
 * them.
 */
const ROLES: readonly (readonly [PickedRole, RegExp])[] = [
  [
    'owner',
    /^(?:owner|project owner|(?:projekt)?inhaber(?:in)?|eigent[üu]mer(?:in)?|propri[eé]taire|propietari[oa]|propriet[áa]ri[oa]|eigenaar|владелец|オーナー|所有者|소유자)$/i,
  ],
  [
    'admin',
    /^(?:admin|administrator(?:in)?|administrat(?:eur|rice)|administrador[a]?|amministrat(?:ore|rice)|beheerder|администратор|管理者|管理员|관리자)$/i,
  ],
  ['member', /^(?:member|mitglied|membre|miembro|membro|lid|участник|メンバー|成员|멤버|구성원)$/i],
];

/** Which role a text is, and nothing else. */
export const roleOf = (text: string): PickedRole | null => {
  const words = normalise(text);
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

/** What an option stands for: by its value, else by the first line of its text, which may go on to explain. */
export const roleOfOption = (option: Element): PickedRole | null => {
  const value = option.getAttribute('value') ?? option.getAttribute('data-value') ?? '';
  const [first = ''] = (option.textContent ?? '').trim().split('\n');
  const lead = option.firstElementChild?.textContent ?? '';
  return roleOf(value) ?? roleOf(option.getAttribute('aria-label') ?? '') ?? roleOf(first) ?? roleOf(lead);
};

const OPTIONS = 'option,[role=option],[role=menuitem],[role=menuitemradio],[role=radio]';

/** Whether these are all three roles to choose from, and at most one thing more ("no role"). */
export const offersRoles = (chooser: Element): boolean => {
  const options = [...chooser.querySelectorAll(OPTIONS)];
  const roles = new Set(options.map(roleOfOption).filter((role) => role !== null));
  return roles.size === ROLES.length && options.length <= ROLES.length + 1;
};

/** The option that an event's target lies in, where it is one of a choice of roles. */
export const roleOptionAt = (target: EventTarget | null): PickedRole | null => {
  const option = target instanceof Element ? target.closest(OPTIONS) : null;
  const chooser = option?.closest('[role=listbox],[role=menu],[role=radiogroup]') ?? option?.parentElement;
  return option && chooser && offersRoles(chooser) ? roleOfOption(option) : null;
};
