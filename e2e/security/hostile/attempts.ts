/**
 * One thing that a Console page in the wrong hands tries. The act itself is the simulator's: simulator/console/hostile.
 */
export interface Attempt {
  readonly act: string;
  /** `before`: from the page's first script on; `after`: once Linchpin's badges are there. */
  readonly when: 'before' | 'after';
  /** Also after a real click where a badge is: it must not open what the person can't see. */
  readonly click?: true;
  /**
   * It writes over Linchpin's attributes on the page's own nodes. What is painted there is then the page's word, as all
   * of its text is: what must hold is that the card is true, and that the page is right after a reload.
   */
  readonly overwrites?: true;
}

const before = (act: string): Attempt => ({ act, when: 'before' });
const after = (act: string): Attempt => ({ act, when: 'after' });
const overwriting = (act: string): Attempt => ({ act, when: 'after', overwrites: true });
const clicked = (act: string): Attempt => ({ act, when: 'after', click: true });

export const attempts: readonly Attempt[] = [
  after('forged window messages'),
  after('forged events of every name'),
  after('synthetic clicks and keys on every control'),
  after('synthetic events on every painted cell'),
  after('synthetic events on the document'),
  overwriting('forged attributes on the host’s nodes'),
  overwriting('attributes taken from the painted cells'),
  overwriting('badges swapped between rows'),
  after('a key’s id on a badge’s button changed'),
  after('chrome.runtime.sendMessage from the page'),
  after('chrome.runtime.connect from the page'),
  after('each packaged file fetched'),
  after('each packaged file as script, style and picture'),
  after('a module imported from the package'),
  after('a hidden frame of each extension page'),
  after('extension pages opened in windows'),
  after('storage, cookies and databases of the page'),
  clicked('an overlay above the layer'),
  clicked('an overlay above the layer that takes the clicks'),
  clicked('the layer made transparent by a style'),
  clicked('the layer made transparent by an attribute'),
  clicked('the layer made invisible by a filter, a clip and a blend'),
  clicked('the root made transparent'),
  clicked('the layer moved away from its rows'),
  clicked('badges’ buttons made as large as the window'),
  after('the layer removed'),
  before('the layer removed at every frame'),
  after('the layer cloned'),
  after('the layer moved elsewhere in the document'),
  after('the layer emptied'),
  after('the parts of the layer exchanged'),
  before('a layer of the page’s own before Linchpin’s'),
  before('a page that changes at every frame'),
  before('nodes that come and go beside the body at every frame'),
  before('an address that changes at every frame'),
  after('a thousand clicks a second'),
  before('prototypes that listen'),
  before('prototypes that lie'),
  before('observers, promises and shadow trees of the page’s own'),
  before('setters on Object.prototype'),
];
