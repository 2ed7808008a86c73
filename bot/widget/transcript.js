/** The conversation on the page: where a bubble goes, what its state is, and what is in view. */

import { element } from './element.js';
import { fill, fillSoon } from './phrases.js';
import { markChosen, retireChoices } from './reply-view.js';

const NEAR = 48; // pixels from the end that still count as the end

/** Makes the transcript in the page's elements; `onRetry()` is the person's wish to send again. */
export function createTranscript({ scroller, log, newer, onRetry }) {
  const find = (id) => log.querySelector(`[data-message="${CSS.escape(id)}"]`);
  const isAtEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  const toEnd = () => (scroller.scrollTop = scroller.scrollHeight);
  const top = (node) => node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  let wasAtEnd = true;

  scroller.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd();
    if (wasAtEnd) newer.hidden = true;
  }, { passive: true });
  newer.addEventListener('click', () => {
    toEnd();
    scroller.focus({ preventScroll: true });
  });
  // The keyboard of a telephone, or a long text, takes half of the page: who was reading the end still does.
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(scroller);

  /** Where a reply belongs: before the person's messages that were written when it had already been given. */
  function placeOf(replyId) {
    return Array.from(log.querySelectorAll('[data-after]')).find((node) => Number(node.dataset.after) >= replyId)
      || null;
  }

  /** Shows the start of what is new: from the question on, while it is in view; never moves who reads above. */
  function reveal(node) {
    if (wasAtEnd) {
      const questions = log.querySelectorAll('.person');
      const question = questions[questions.length - 1];
      const from = question && top(question) >= 0 ? question : node;
      scroller.scrollTop += top(from) - 8;
    }
    newer.hidden = top(node) < scroller.clientHeight - NEAR;
    wasAtEnd = isAtEnd();
  }

  /** Shows the state of a message; only failures are read aloud. */
  function setState(id, state) {
    const message = find(id);
    if (!message) return;
    const line = message.querySelector('.state');
    const hadFocus = line.contains(document.activeElement);
    line.setAttribute('aria-live', state === 'not_sent' || state === 'refused' ? 'polite' : 'off');
    line.textContent = '';
    line.append(element('span', { 'data-phrase': state === 'refused' ? 'not_sent' : state }));
    if (state === 'not_sent') {
      const retry = element('button', { type: 'button', 'data-phrase': 'retry' });
      retry.addEventListener('click', onRetry);
      line.append(' ', retry);
    }
    fill(message);
    if (hadFocus) scroller.focus({ preventScroll: true });
  }

  /**
   * Adds what the person said, in its state; `after` is the newest reply at that time, `replyId` its own answer.
   * Only the words have a language of their own: what the page says about them turns with the page.
   */
  function addPerson({ id, label, state, after, replyId }, language) {
    const message = element('div', { class: 'message person', 'data-message': id, 'data-after': after },
      element('span', { class: 'aside', 'data-phrase': 'you_said' }),
      element('div', { class: 'bubble', dir: 'auto', lang: language }, label),
      element('p', { class: 'state small', 'aria-live': 'off' }));
    log.insertBefore(message, replyId ? placeOf(replyId) : null);
    setState(id, state);
    toEnd();
    wasAtEnd = true;
  }

  /** Adds a reply, and before it the question that it answers when this page does not show it yet. */
  function addReply(replyId, reply, view) {
    const { in_reply_to: id, question } = reply.meta || {};
    if (id && question && !find(id)) {
      const before = log.querySelectorAll('.bot');
      if (before.length) markChosen(before[before.length - 1], question);
      addPerson({ id, label: question, state: 'sent', replyId }, reply.language);
    }
    log.insertBefore(view, placeOf(replyId));
    fillSoon(view);
    reveal(view);
  }

  /** Adds a message that answers nothing; the same one is not said twice running. */
  function addNotice(view) {
    fill(view);
    const last = log.lastElementChild;
    if (last && last.textContent === view.textContent) return;
    log.append(view);
    reveal(view);
  }

  return {
    addPerson,
    addReply,
    addNotice,
    setState,
    /** What is shown stays, but belongs to a conversation that the server has forgotten. */
    close() {
      for (const node of log.querySelectorAll('[data-after]')) delete node.dataset.after;
      for (const node of log.querySelectorAll('.bot')) retireChoices(node);
    },
    /** Told again after a reload, a conversation is not read aloud a second time. */
    setAloud(isOn) {
      log.setAttribute('aria-live', isOn ? 'polite' : 'off');
    },
  };
}
