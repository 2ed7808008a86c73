/** A Reply as a bubble: one small function per part, put in order at the end. */

import { contactList } from './contact-view.js';
import { element, link } from './element.js';
import { direction, fill } from './phrases.js';

function paragraph(text) {
  return text ? element('p', { class: 'text' }, text) : null;
}

function steps(list) {
  if (!list || !list.length) return null;
  return element('div', null,
    element('p', { class: 'label', 'data-phrase': 'steps' }),
    element('ol', null, ...list.map((step) => element('li', null, step))));
}

function links(list) {
  if (!list || !list.length) return null;
  return element('ul', { class: 'links' }, ...list.map(({ title, url }) =>
    element('li', null, link(url, null, title || url))));
}

function picture(image) {
  if (!image) return null;
  return element('img', { class: 'picture', alt: image.alt, src: `data:image/svg+xml,${encodeURIComponent(image.svg)}` });
}

/** Rights and numbers on a page of their own, for paper. */
function card(id, language) {
  if (!id) return null;
  const href = `/card/${encodeURIComponent(id)}?language=${encodeURIComponent(language)}`;
  return element('a', { class: 'button card', href, target: '_blank', rel: 'noopener', 'data-phrase': 'card' });
}

function notes(list) {
  if (!list || !list.length) return null;
  return element('div', null, ...list.map((note) => element('p', { class: 'small' }, note)));
}

function sources(list) {
  if (!list || !list.length) return null;
  return element('div', { class: 'sources small' },
    element('p', { class: 'label', 'data-phrase': 'sources' }),
    element('ul', null, ...list.map(({ title, publisher, url, date }) =>
      element('li', null,
        link(url, null, title || publisher || url),
        [publisher && title ? publisher : '', date].filter(Boolean).map((part) => `. ${part}`).join('')))));
}

function pressed(button) {
  for (const other of button.parentNode.children) other.disabled = other !== button;
  button.setAttribute('aria-pressed', 'true');
  // Stays enabled, so that the keyboard keeps its place; a second press does nothing.
  button.setAttribute('aria-disabled', 'true');
  button.append(element('span', { class: 'aside', 'data-phrase': 'you_chose' }));
  fill(button);
}

function choices(list, onChoice) {
  if (!list || !list.length) return null;
  return element('div', { class: 'choices' }, ...list.map(({ id, title }) => {
    const button = element('button', { type: 'button', dir: 'auto', 'aria-pressed': 'false' }, title);
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') return;
      pressed(button);
      onChoice(id, title);
    });
    return button;
  }));
}

/** Shows as chosen, in an earlier conversation that is told again, the choice that bears these words. */
export function markChosen(message, words) {
  const button = Array.from(message.querySelectorAll('.choices button')).find((one) => one.textContent === words);
  if (button) pressed(button);
}

/** Takes the choices of a message out of use: the server no longer knows them. */
export function retireChoices(message) {
  for (const button of message.querySelectorAll('.choices button')) button.disabled = true;
}

/**
 * Makes the message of a reply; in an emergency what can be called comes before what can be read.
 * An old one, told again after a reload, raises no alarm. `onChoice(id, title)` hears the choice pressed;
 * `place`: a button that stands first among the choices, where the reply asks for a place.
 */
export function replyView(reply, isOld, onChoice, place = null) {
  const contacts = contactList(reply.contacts);
  const first = reply.emergency ? [contacts, paragraph(reply.text), steps(reply.steps)]
    : [paragraph(reply.text), steps(reply.steps), contacts];
  return element('div',
    { class: `message bot${reply.emergency ? ' emergency' : ''}`, lang: reply.language },
    element('span', { class: 'aside', 'data-phrase': 'assistant_said' }),
    element('div',
      { class: 'bubble', dir: direction(reply.language), role: reply.emergency && !isOld ? 'alert' : null },
      ...first, picture(reply.image), links(reply.links), card((reply.meta || {}).card, reply.language),
      notes(reply.notes), sources(reply.sources)),
    place, choices(reply.choices, onChoice));
}

/** Makes a short message that is not a Reply. */
export function noticeView(content, language) {
  return element('div', { class: 'message bot notice', lang: language },
    element('div', { class: 'bubble', dir: direction(language) }, content));
}
