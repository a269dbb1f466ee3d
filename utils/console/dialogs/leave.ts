import { normalise } from '../page/text';
import { CONTROLS, isOurs, wordsOf } from './controls';

/** "Leave project" (docs/deepgram/console.md 1a) and what pages in other languages would call it: hints, no more. */
const LEAVE = [
  /\bleave\b.{0,12}\bproject\b/i,
  /\bprojekt\b.{0,12}\bverlassen\b/i,
  /\bquitter\b.{0,12}\bprojet\b/i,
  /\b(?:abandonar|salir)\b.{0,12}\bproyecto\b/i,
  /\b(?:sair|abandonar)\b.{0,12}\bprojeto\b/i,
  /\b(?:lascia(?:re)?|abbandona(?:re)?)\b.{0,12}\bprogetto\b/i,
  /\bproject\b.{0,12}\bverlaten\b/i,
  /プロジェクト.{0,6}(?:退出|脱退|離れ)/,
  /(?:离开|退出).{0,4}(?:项目|專案|专案)/,
  /프로젝트.{0,6}(?:나가|탈퇴|떠나)/,
];

/** What a control says that leaves a project is short. */
const LONGEST = 60;

export const isLeaveControl = (control: Element): boolean => {
  const words = normalise(wordsOf(control));
  return words.length <= LONGEST && LEAVE.some((pattern) => pattern.test(words));
};

/**
 * Tells when a person presses what leaves the project, with the control; and with `null` when they press something else
 * afterwards. A page in a language that isn't known here is never taken for anything.
 */
export const watchLeaving = (
  document: Document,
  signal: AbortSignal,
  onPress: (control: Element | null) => void,
): void => {
  let pressed = false;
  const onClick = ({ isTrusted, target }: Event): void => {
    if (!isTrusted || isOurs(target) || !(target instanceof Element)) return;
    const control = target.closest(CONTROLS);
    const leaves = control !== null && isLeaveControl(control);
    if (!leaves && (!pressed || control === null)) return;
    pressed = leaves;
    onPress(leaves ? control : null);
  };
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
};
