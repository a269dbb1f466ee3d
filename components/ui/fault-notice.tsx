import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Fault } from '../../utils/rules/answer';
import { faultWords } from '../../utils/wording/faults';
import { Notice } from './notice';

interface FaultNoticeProps {
  fault: Fault;
  actions?: ComponentChildren;
  /** What is shown all the same. */
  children?: ComponentChildren;
}

/** A failed call: what happened, why, what to do next. Stands in a live region of the page. */
export const FaultNotice = ({ fault, actions, children }: FaultNoticeProps) => {
  const { title, why, next } = faultWords(fault, i18n.t);
  return (
    <Notice tone="attention" title={title} actions={actions}>
      {why && <p>{why}</p>}
      {next && <p>{next}</p>}
      {children}
    </Notice>
  );
};
