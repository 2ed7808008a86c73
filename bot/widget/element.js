/** Elements and icons. Text goes in as text nodes and attribute values, never as markup. */

const DRAWINGS = {
  phone: 'M4 4h5l1.5 5-2.5 2a13 13 0 0 0 5 5l2-2.5 5 1.5v5h-2C10.5 20 4 13.5 4 6z',
  message: 'M4 5h16v11h-9l-5 4v-4H4z',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  place: 'M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11zM12 10h.1',
};

/** Makes an element; attributes that are null or undefined, and children that are null, are left out. */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** Makes a line drawing for the eye only: what it shows must also be said in words beside it. */
export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', DRAWINGS[name]);
  svg.append(path);
  return svg;
}

/** Makes a link that opens beside the conversation and tells the other site nothing; plain text if unsafe. */
export function link(url, attributes, ...children) {
  if (!/^https?:\/\//i.test(url || '')) return element('span', null, ...children);
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...attributes }, ...children);
}
