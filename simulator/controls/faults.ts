import type { FaultRule } from '../world/types';

/** Faults laid over the API, the latest first. */
export interface Faults {
  /** Lays a fault over an endpoint; taken off again by the function it returns. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** The fault for this call, counted off. `endpoint` is method and template. */
  take(endpoint: string): FaultRule['fault'] | undefined;
  list(): readonly FaultRule[];
}

export const createFaults = (): Faults => {
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => {
      const laid = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.unshift(laid);
      return () => {
        rules = rules.filter((one) => one !== laid);
      };
    },
    clear: () => {
      rules = [];
    },
    take: (endpoint) => {
      const laid = rules.find(({ rule, left }) => left > 0 && (rule.endpoint === '*' || rule.endpoint === endpoint));
      if (!laid) return undefined;
      laid.left -= 1;
      return laid.rule.fault;
    },
    list: () => rules.filter(({ left }) => left > 0).map(({ rule }) => rule),
  };
};
