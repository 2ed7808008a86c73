/** Messages on their way: kept in order over cuts and reloads until the server has taken and answered them. */

import { read, write } from './memory.js';
import { backoff, createPause } from './pause.js';
import { request } from './request.js';

/** A random UUID, version 4; `crypto.randomUUID` is newer than the browsers that we serve. */
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Makes the outbox; what an earlier page left unsent is in `items()` and goes out with the first `send()`.
 * An item is {id, body: {text} | {choice} | {language} | {location}, label: what the person sees, after: the newest reply then,
 * state}. States: sending, sent (taken), not_sent (will be tried again), refused (will not).
 * `onState(item)` hears every change, `onRefusal(data)` the server's words when it does not take a message.
 */
export function createOutbox({ session, onState, onRefusal }) {
  const pause = createPause();
  let items = read('outbox') || [];
  let isSending = false;

  function change(item, state) {
    item.state = state;
    if (state === 'refused') items = items.filter((other) => other !== item);
    write('outbox', items);
    onState(item);
  }

  async function attempt(item) {
    // While it is tried again it stays "not sent": a button that comes and goes cannot be pressed.
    if (item.state !== 'not_sent') change(item, 'sending');
    const token = await session.open().catch(() => null);
    const { status, data } = token ? await request('messages', { token, body: { id: item.id, ...item.body } })
      : { status: 0, data: {} };
    if (status >= 200 && status < 300) return change(item, 'sent');
    if (status === 401) session.discard(token);
    if (data.text && status !== 401) onRefusal(data);
    const isTransient = status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
    return change(item, isTransient ? 'not_sent' : 'refused');
  }

  async function pump() {
    if (isSending) return;
    isSending = true;
    let failures = 0;
    for (;;) {
      const item = items.find(({ state }) => state !== 'sent');
      if (!item) break;
      await attempt(item);
      failures = item.state === 'not_sent' ? failures + 1 : 0;
      if (failures) await pause.wait(backoff(failures));
    }
    isSending = false;
  }

  return {
    items: () => items,
    /** Puts a message in the queue and starts sending. */
    add(body, label, after) {
      const item = { id: makeId(), body, label, after, state: 'sending' };
      items.push(item);
      change(item, 'sending');
      pump();
      return item;
    },
    /** Sends what waits, at once. */
    send() {
      pause.end();
      pump();
    },
    /** The answer is here: the server keeps this message now. */
    answered(id) {
      items = items.filter((item) => item.id !== id);
      write('outbox', items);
    },
    /** A new conversation knows no earlier choice, so its words are sent instead; answers to come are all new. */
    moveToNewSession() {
      items = items.filter(({ state }) => state !== 'sent');
      for (const item of items) {
        item.after = 0;
        if (item.body.choice) item.body = { text: item.label };
      }
      write('outbox', items);
    },
  };
}
