/** What this tab remembers: sessionStorage, or the page itself where the browser forbids storage. */

const PREFIX = 'ventanilla.';
const spare = new Map();
let closed = false;

/** Returns what was written under the name, or null. */
export function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name));
  } catch (error) {
    return spare.has(name) ? spare.get(name) : null;
  }
}

/** Remembers a JSON value; null forgets it. After `erase` nothing is written any more. */
export function write(name, value) {
  if (closed) return;
  spare.set(name, value);
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch (error) {
    // Storage is full or forbidden: the page's own copy serves until it is closed.
  }
}

/** Forgets everything, for good: an answer that is still on its way must not write again. */
export function erase() {
  closed = true;
  spare.clear();
  try {
    sessionStorage.clear();
  } catch (error) {
    // Nothing was stored.
  }
}
