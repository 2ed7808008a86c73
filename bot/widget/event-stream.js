/** Server-sent events, read from the body of a fetch: EventSource cannot send an Authorization header. */

/** Reads one block of lines: {event, id, data}; a comment gives the empty event. */
export function parseEvent(block) {
  const found = { event: '', id: null, data: '' };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]+): ?(.*)$/.exec(line) || [];
    if (field === 'data') found.data += (found.data && '\n') + value;
    else if (field === 'event' || field === 'id') found[field] = value;
  }
  return found;
}

/** Yields the events of a ReadableStream of bytes until it ends; comments too, for they are signs of life. */
export async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) yield parseEvent(block);
  }
}
