/** The approximate place of the person: only when a button is pressed, and rounded before it leaves the page. */

import { element } from './element.js';

const PATIENCE = 20000; // milliseconds; a telephone indoors takes its time

/** A tenth of a degree: about ten kilometres. */
export function roundPlace({ latitude, longitude }) {
  return { latitude: Math.round(latitude * 10) / 10, longitude: Math.round(longitude * 10) / 10 };
}

/** Takes away the button of an earlier reply: only the last one still asks. */
export function retirePlace(log) {
  for (const node of log.querySelectorAll('.place')) node.remove();
}

/**
 * Makes the button, with a line that says how little is sent; null where the browser knows no places.
 * `onPlace(place, label)` gets the rounded place; `onRefusal(node)` hears that there is none, or that it was refused.
 */
export function placeButton(onPlace, onRefusal) {
  if (!navigator.geolocation) return null;
  const button = element('button', { type: 'button', 'data-phrase': 'share_location' });
  const box = element('div', { class: 'choices place' }, button,
    element('p', { class: 'small', 'data-phrase': 'share_location_hint' }));
  button.addEventListener('click', () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onPlace(roundPlace(coords), box),
      () => onRefusal(box),
      { enableHighAccuracy: false, timeout: PATIENCE, maximumAge: 600000 },
    );
  });
  return box;
}
