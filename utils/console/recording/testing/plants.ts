import type { KnownTexts } from '../pieces';

/** Everything that can be somebody's on a page, to be planted in each kind of place. */
export interface Plants {
  /** Letters only. */
  readonly words: readonly string[];
  readonly comment: string;
  readonly name: string;
  readonly address: string;
  readonly tag: string;
  /** A UUID. */
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly secret: string;
}

/** Fills the document with a page that has the plants in every kind of place that a document has. */
export const plantedPage = (document: Document, { words, comment, name, address, tag, id, secret }: Plants): void => {
  let at = 0;
  const w = (): string => words[at++ % words.length] ?? '';
  const row = (n: number): string =>
    `<tr class="${w()} row" id="${w()}" data-${w().toLowerCase()}="${w()}" onclick="${w()}()"><td aria-expanded="false" title="${w()}"><button aria-label="${w()} ${comment}"><svg><title>${w()}</title><text>${w()}</text></svg></button></td>
<td class="${w()}" style="--${w().toLowerCase()}: '${w()}'">${comment} ${n}</td><td>${comment}</td><td>${name}</td><td>${name} (${address})</td><td>*****${n}</td>
<td>${id}</td><td>Project ID: ${id}</td><td><span>${tag}</span><span>${w()}</span></td><td>${secret}</td></tr>`;
  document.documentElement.setAttribute('lang', `en-${w().slice(0, 8)}`);
  document.body.className = w();
  document.body.innerHTML = `
<!-- ${w()} ${secret} --><h1 lang="${w()}" dir="${w()}">${w()} ${w()}</h1><p>${w()}, ${w()}! ${w().toUpperCase()}-${w()}_${w()}. Written by ${name} &lt;${address}&gt; for ${comment}.</p>
<script type="text/${w()}">var ${w()} = "${secret}"</script><style>.${w()}::before { content: "${w()}"; counter-increment: ${w()} }</style>
<template><b>${w()} ${address}</b></template><noscript>${w()}</noscript><iframe srcdoc="${w()}" name="${w()}" title="${w()}"></iframe>
<acme-${w().toLowerCase()} role="${w()}">${w()}</acme-${w().toLowerCase()}><${w().toLowerCase()}>${w()}</${w().toLowerCase()}>
<a href="https://${w()}.example/${id}?${w()}#${w()}" hreflang="${w()}" rel="${w()}" download="${w()}">${w()}</a><img alt="${w()}" src="/${w()}.png" srcset="/${w()}.png 2x">
<form action="/${w()}"><input type="${w()}" value="${w()}" name="${w()}" placeholder="${w()}" list="${w()}"><input value="${address}"><textarea>${w()} ${comment}</textarea>
<select aria-label="${w()}"><optgroup label="${w()}"><option value="${w()}">${w()}</option><option>${name}</option></optgroup></select>
<div contenteditable="${w()}">${w()} <b>${w()}</b></div><div contenteditable>${w()}</div><output>${w()}</output></form>
<table><thead><tr><th>Comment</th><th>${w()}</th></tr></thead><tbody>${[1, 2, 3].map(row).join('')}</tbody></table>
<div role="dialog" aria-label="${w()}"><h2>${w()}</h2><p>${name}</p></div><div role="dialog"><h2>${w()}</h2>Secret: <code>${secret}</code></div>
<div><p>Friendly Name: ${comment}</p><p>Secret:</p><p>${w()}</p><button>${w()}</button></div><div><label>${w()}<input type="password" value="${secret}"></label></div>`;
  const editable = document.createElement('div');
  editable.attachShadow({ mode: 'open' }).innerHTML = `<p>${w()} ${secret}</p>`;
  editable.append(document.createComment(w()), document.createTextNode(w()));
  const foreign = document.createElementNS(`https://${w()}.example/`, w());
  foreign.append(w());
  const field = document.createElement('input');
  field.value = `${w()} ${secret}`;
  document.body.append(editable, foreign, field);
};

export const knownOf = ({ comment, name, address, tag }: Plants): KnownTexts => ({
  people: [{ name, email: address }],
  entities: [{ comment, tags: [tag] }],
});
