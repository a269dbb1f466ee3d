const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** HTML's own tags; any other is recorded as `x-1`, `x-2`, …: a custom element's name holds words. */
export const TAGS = words(
  'a abbr address article aside audio b bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li main map mark menu meter nav object ol optgroup option output p analysis pre progress q ruby s samp search section select small span strong sub summary sup svg table tbody td textarea tfoot th thead time tr u ul var video wbr',
);

/** Nothing that a person sees as part of the page's structure. */
export const UNSEEN = words('script style template noscript link meta title base linchpin-layer');

/** Recorded without what is in them: what a person types, and what isn't HTML. */
export const CLOSED = words('input textarea svg math iframe object embed canvas audio video img');

export const ROLES = words(
  'alert alertdialog application article banner button caption cell checkbox columnheader combobox complementary contentinfo definition dialog directory document feed figure form generic grid gridcell group heading img link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel term textbox timer toolbar tooltip tree treegrid treeitem',
);

export const TYPES = words(
  'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week',
);

/** What Deepgram's own pages say, lower case (docs/deepgram/console.md 2, docs/deepgram/console-2026.md A1, A2). */
const INTERFACE = new Set(
  'api key|api keys|comment|secret|role|created by|created|expires|expiration|tags|tag|name|email|status|actions|team|members|member|owner|admin|default|none|never|just now|today|pending|invited|project id:|project & team|dashboard|usage|logs|billing|settings|explore|manage|playground|documentation|filter by|filter by:|comment, creator, tag, identifier, or scope|see expired keys|hide expired keys|identifier|identifier:|key id|key id:|not your secret|copy|delete api key|create a new api key|create and manage api keys|using your api key|best practices|forgot your secret?|invite new member|resend invitation|remove user|review api keys|i understand this might cause an outage for this project|cancel|leave project|loading|loading…|api key id|date range|load more|request id|free api key|speech to text|text to speech|voice agent|text intelligence|no results'.split(
    '|',
  ),
);
const ROLE_WORDS = words('owner admin member default none');

/** What kind of public word a whole text is; `null` where it isn't one, and so may be somebody's. */
export const publicKind = (text: string): 'role' | 'label' | null => {
  const word = text.toLowerCase();
  if (ROLE_WORDS.has(word)) return 'role';
  return INTERFACE.has(word) ? 'label' : null;
};
