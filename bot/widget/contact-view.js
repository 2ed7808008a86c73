/** A contact as something to press: one large link with the number on it. */

import { element, icon, link } from './element.js';

const digits = (value) => value.replace(/[^0-9]/g, '');
const dial = (value) => value.replace(/[^0-9+*#]/g, '').replace(/#/g, '%23');

/** One row per type: drawing, phrase of what pressing does, address to open (null: only to read). */
const KINDS = {
  phone: ['phone', 'call', ({ value }) => `tel:${dial(value)}`],
  short_code: ['phone', 'call', ({ value }) => `tel:${dial(value)}`],
  sms: ['message', 'write', ({ value, keyword }) =>
    `sms:${dial(value)}${keyword ? `?&body=${encodeURIComponent(keyword)}` : ''}`],
  whatsapp: ['message', 'write_whatsapp', ({ value }) => `https://wa.me/${digits(value)}`],
  chat: ['message', 'open', ({ value }) => value],
  url: ['link', 'open', ({ value }) => value],
  email: ['mail', 'write', ({ value }) => `mailto:${encodeURIComponent(value).replace('%40', '@')}`],
  address: ['place', 'address', () => null],
};

function button(contact) {
  const [drawing, verb, address] = KINDS[contact.type] || ['place', '', () => null];
  const words = element('span', null,
    element('span', { class: 'verb', 'data-phrase': verb }), ' ',
    element('strong', { dir: 'auto' }, contact.display || contact.value),
    contact.keyword ? element('span', { class: 'keyword' },
      ' ', element('span', { 'data-phrase': 'keyword' }), ' ', element('strong', null, contact.keyword)) : '');
  const href = address(contact);
  if (!href) return element('span', { class: 'contact' }, icon(drawing), words);
  if (/^(tel|sms|mailto):/.test(href)) return element('a', { class: 'contact press', href }, icon(drawing), words);
  return link(href, { class: 'contact press' }, icon(drawing), words);
}

/** Makes the list of contacts, in the order given; null when there is none. */
export function contactList(contacts) {
  if (!contacts || !contacts.length) return null;
  return element('ul', { class: 'contacts' }, ...contacts.map((contact) =>
    element('li', null,
      contact.label ? element('span', { class: 'label' }, contact.label) : null,
      button(contact),
      contact.hours ? element('span', { class: 'small' }, contact.hours) : null,
      contact.confirm ? element('span', { class: 'small', 'data-phrase': 'confirm_first' }) : null)));
}
