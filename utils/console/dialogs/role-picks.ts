import { isOurs } from './controls';
import { offersRoles, type PickedRole, roleOfOption, roleOptionAt } from './roles';

/** A person has come to a choice of roles, and chosen nothing yet. */
export interface RoleChoice {
  readonly memberId: string;
  /** What there is to choose beside the present role. */
  readonly roles: readonly PickedRole[];
}

export interface RolePick {
  readonly memberId: string;
  readonly role: PickedRole;
  /** What it is chosen from. */
  readonly chooser: Element;
}

/** The option that a key has made the active one, where the focus stays outside of the list. */
const activeOption = (document: Document): Element | null => {
  const id = document.activeElement?.getAttribute('aria-activedescendant');
  return id ? document.getElementById(id) : document.activeElement;
};

/**
 * Reports which role a person is about to give a member, and has given: from a `<select>` in the member's row, or from
 * a list that was opened there. Only what a person does counts.
 * @param memberAt The member of the row around an element, where it is exactly one.
 */
export const watchRolePicks = (
  document: Document,
  memberAt: (element: Element) => string | null,
  signal: AbortSignal,
  onPick: (pick: RolePick) => void,
  onChoice: (choice: RoleChoice) => void,
): void => {
  let opened: string | null = null;
  const pick = (memberId: string | null, role: PickedRole | null, chooser: Element): void => {
    if (memberId !== null && role !== null) onPick({ memberId, role, chooser });
  };
  const onSelect = ({ isTrusted, target }: Event): void => {
    if (!isTrusted || !(target instanceof HTMLSelectElement) || !offersRoles(target)) return;
    const option = target.selectedOptions[0];
    if (option) pick(memberAt(target), roleOfOption(option), target);
  };
  const onCome = ({ isTrusted, target }: Event): void => {
    if (!isTrusted || !(target instanceof HTMLSelectElement) || !offersRoles(target)) return;
    const memberId = memberAt(target);
    const others = [...target.options].filter((option) => !option.selected);
    const roles = others.map(roleOfOption).filter((role) => role !== null);
    if (memberId !== null) onChoice({ memberId, roles });
  };
  const onUse = ({ isTrusted, target }: Event): void => {
    if (!isTrusted || !(target instanceof Element) || isOurs(target)) return;
    const role = roleOptionAt(target);
    if (role) pick(opened, role, target);
    else opened = memberAt(target);
  };
  const onActive = ({ isTrusted, target }: Event): void => {
    const at =
      target instanceof Element && target.matches('[role=option],[role^=menuitem],[role^=menuitem] *,[role=option] *');
    if (isTrusted && at) pick(opened, roleOptionAt(target), target);
  };
  const onKeyUp = ({ isTrusted, key }: KeyboardEvent): void => {
    const option = isTrusted && key.startsWith('Arrow') ? activeOption(document) : null;
    if (option) pick(opened, roleOptionAt(option), option);
  };
  const options = { capture: true, passive: true, signal };
  for (const kind of ['input', 'change']) document.addEventListener(kind, onSelect, options);
  for (const kind of ['focusin', 'pointerdown']) document.addEventListener(kind, onCome, options);
  for (const kind of ['pointerdown', 'click']) document.addEventListener(kind, onUse, options);
  document.addEventListener('keydown', (event) => event.key === 'Enter' && onUse(event), options);
  document.addEventListener('pointerover', onActive, options);
  document.addEventListener('keyup', onKeyUp, options);
};
