/** Where the person writes: grows with the text, counts near the end, Enter sends. */

import { phrase } from './phrases.js';

const COUNT_FROM = 200; // characters left

/** Connects the form; `onText(text)` gets each message. */
export function createComposer({ form, field, counter, limit, onText }) {
  function update() {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    const left = field.maxLength - field.value.length;
    counter.textContent = left > COUNT_FROM ? '' : phrase('characters_left', counter).replace('{n}', left);
    limit.textContent = left > 0 ? '' : phrase('too_long', limit);
  }

  function submit() {
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    update();
    onText(text);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('input', update);
  field.addEventListener('keydown', (event) => {
    // Enter also ends the composing of a word in many scripts; 229 is how older browsers say so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
}
