/** Leaving at once: the page is emptied before anything else, for a slow network must not keep it in sight. */

import { erase } from './memory.js';

const PRESSES = 3;
const WITHIN = 3000; // milliseconds between two presses

function leave() {
  erase();
  document.title = '';
  document.body.textContent = '';
  // The page of leaving takes this page's place in the history; without a network the browser's own will do.
  window.location.replace(navigator.onLine ? '/widget/blank.html' : 'about:blank');
}

/** Connects the link (which also works without this script) and the Escape key, pressed three times. */
export function createQuickExit(exit) {
  let presses = 0;
  let latest = 0;
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return;
    const isNext = event.key === 'Escape' && event.timeStamp - latest < WITHIN;
    presses = event.key === 'Escape' ? (isNext ? presses : 0) + 1 : 0;
    latest = event.timeStamp;
    if (presses === PRESSES) leave();
  });
}
