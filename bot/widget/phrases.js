/** What the page itself says, in the language of each part: text always agrees with the nearest `lang`. */

import { request } from './request.js';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;
const known = new Map();
let wanted = '';

/** Returns "ltr" or "rtl". */
export function direction(language) {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

/** Keeps the phrases {key: text} of a language. */
export function learn(language, phrases) {
  known.set(language, phrases);
}

/** Resolves when the language's phrases are here, or could not be had (then the page's language stands in). */
async function load(language) {
  if (known.has(language)) return;
  const { status, data } = await request(`phrases/${encodeURIComponent(language)}`);
  if (status === 200) learn(language, data);
}

/** Returns the phrase in the language of the place where it stands. */
export function phrase(key, place) {
  const phrases = known.get(place.closest('[lang]').lang) || known.get(document.documentElement.lang) || {};
  return phrases[key] || '';
}

/** Writes the phrases into the elements that name one: data-phrase, -label, -placeholder, -title. */
export function fill(root) {
  const put = {
    'data-phrase': (node, text) => (node.textContent = text),
    'data-phrase-label': (node, text) => node.setAttribute('aria-label', text),
    'data-phrase-placeholder': (node, text) => (node.placeholder = text),
    'data-phrase-title': (node, text) => (node.title = text),
  };
  for (const [attribute, write] of Object.entries(put)) {
    for (const node of root.querySelectorAll(`[${attribute}]`)) {
      const text = phrase(node.getAttribute(attribute), node);
      if (text) write(node, text);
    }
  }
}

/** Fills a part that has its own `lang`, now with what is known, and again when its phrases have come. */
export async function fillSoon(part) {
  fill(part);
  if (known.has(part.lang)) return;
  await load(part.lang);
  fill(part);
}

/** Turns the page to a language; where several follow each other quickly the last one wins. */
export async function turnTo(language) {
  wanted = language;
  await load(language);
  if (wanted !== language || !known.has(language)) return;
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  fill(document);
  document.title = phrase('page_title', document.documentElement) || document.title;
}
