/** What the page shows, as its address says it: `#project=…`, `#project=…&section=plan`, `#project=…&member=…`. */
export interface Address {
  readonly projectId: string | null;
  readonly section: 'findings' | 'plan';
  /** Whose offboarding plan; `null` before anyone is chosen. */
  readonly memberId: string | null;
}

export const readAddress = (hash: string): Address => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const memberId = fields.get('member') || null;
  const section = memberId !== null || fields.get('section') === 'plan' ? 'plan' : 'findings';
  return { projectId: fields.get('project') || null, section, memberId };
};

export const writeAddress = ({ projectId, section, memberId }: Address): string => {
  const fields = new URLSearchParams();
  if (projectId !== null) fields.set('project', projectId);
  if (memberId !== null) fields.set('member', memberId);
  else if (section === 'plan') fields.set('section', section);
  return `#${fields}`;
};

export const findingsAt = (projectId: string): string =>
  writeAddress({ projectId, section: 'findings', memberId: null });

export const planAt = (projectId: string, memberId: string | null): string =>
  writeAddress({ projectId, section: 'plan', memberId });
