/** The conversation's token: begun, renewed after a reload, and begun anew when the server no longer knows it. */

import { read, write } from './memory.js';
import { request } from './request.js';

const UNKNOWN = [400, 401, 403]; // what a token of another time or another key may be answered with

/**
 * Makes the session.
 * `language()` says in which language to begin; `onOpen(details, isNew)` hears of every opening, isNew when an
 * earlier conversation has ended; `onRefusal(data)` gets the server's words when it opens none.
 */
export function createSession({ language, onOpen, onRefusal }) {
  let opening = null;
  let hasEnded = false;

  function forget() {
    write('token', null);
    hasEnded = true;
  }

  async function begin() {
    const old = read('token');
    const body = { language: language() };
    let answer = await request('session', { token: old, body });
    if (old && UNKNOWN.includes(answer.status)) {
      forget();
      answer = await request('session', { body });
    }
    if (answer.status !== 200) {
      if (answer.data.text) onRefusal(answer.data);
      throw new Error(`no session: ${answer.status}`);
    }
    if (old && answer.data.renewed === false) hasEnded = true;
    write('token', answer.data.token);
    onOpen(answer.data, hasEnded);
    hasEnded = false;
    return answer.data.token;
  }

  /** Resolves to the token, beginning a session if there is none; rejects when the server cannot be reached. */
  function open() {
    if (!opening) {
      opening = begin();
      opening.catch(() => {
        opening = null;
      });
    }
    return opening;
  }

  /** Gives up a token that the server refused. Several requests may report the same one: only the first counts. */
  function discard(token) {
    if (read('token') !== token) return;
    forget();
    opening = null;
  }

  return { open, discard };
}
