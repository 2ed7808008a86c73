/** How replies arrive: a stream of events that resumes where it broke, or polling where streams do not pass. */

import { readEvents } from './event-stream.js';
import { backoff, createPause } from './pause.js';
import { bearer, openStream, request } from './request.js';

const SILENCE = 40000; // milliseconds without a byte, pings included, after which a stream counts as broken
const STREAM_TRIES = 3;
const EXPECTING = 120000; // milliseconds after a message during which polling is quick

/**
 * Makes the connection; nothing happens before `start()`.
 * `onReply(id, reply)` is called once per reply, in order; `onTyping(isOn)`; `onState(isConnected)`.
 */
export function createConnection({ session, onReply, onTyping, onState }) {
  const pause = createPause();
  let last = 0; // the newest reply shown
  let failures = 0; // in a row, of any kind
  let streamFailures = 0; // streams in a row that brought nothing
  let wasCut = false; // polling failed too, so it was not the streams' fault
  let expectedUntil = 0;
  let abort = new AbortController();

  function receive(id, reply) {
    if (id <= last) return;
    last = id;
    expectedUntil = 0;
    onReply(id, reply);
  }

  function reached() {
    failures = 0;
    onState(true);
  }

  function refused(status, token) {
    if (status === 401) session.discard(token);
    throw new Error(`replies: ${status}`);
  }

  function handle({ event, id, data }) {
    if (event === 'typing') onTyping(JSON.parse(data).on);
    else if (event === 'reply') receive(Number(id), JSON.parse(data));
  }

  async function stream(token) {
    abort = new AbortController();
    const { signal } = abort;
    const breakOff = abort.abort.bind(abort);
    let timer = setTimeout(breakOff, SILENCE);
    streamFailures += 1;
    try {
      const headers = { ...bearer(token), 'Last-Event-ID': String(last) };
      const response = await openStream('events', headers, signal);
      if (!response.ok && response.status !== 401) streamFailures = STREAM_TRIES; // refused, not broken
      if (!response.ok) refused(response.status, token);
      reached();
      for await (const event of readEvents(response.body)) {
        if (signal.aborted) return;
        clearTimeout(timer);
        timer = setTimeout(breakOff, SILENCE);
        streamFailures = 0;
        reached();
        handle(event);
      }
    } finally {
      clearTimeout(timer);
      onTyping(false);
    }
  }

  async function poll(token) {
    const { status, data } = await request(`replies?after=${last}`, { token });
    if (status !== 200) refused(status, token);
    if (token !== (await session.open())) return; // the answer belongs to a conversation that has ended
    if (wasCut) streamFailures = 0;
    wasCut = false;
    reached();
    for (const { id, reply } of data.replies) receive(id, reply);
    await pause.wait(Date.now() < expectedUntil ? 2000 : 10000);
  }

  async function start() {
    for (;;) {
      const isPolling = streamFailures >= STREAM_TRIES;
      try {
        const token = await session.open();
        if (!isPolling) await stream(token);
        else await poll(token);
      } catch (error) {
        failures += 1;
        wasCut = isPolling;
        // One broken attempt is everyday life of a telephone, and soon mended: no word about it.
        if (failures > 1 || !navigator.onLine) onState(false);
      }
      // Polling has waited already; anything that failed, and a stream that ended well, is repeated after a while.
      if (failures || !isPolling) await pause.wait(backoff(failures));
    }
  }

  /** Tries again at once: the network is back, or the person is. */
  function wake() {
    streamFailures = 0;
    pause.end();
  }

  return {
    start,
    wake,
    /** Another conversation has begun: its replies count from the beginning. */
    restart() {
      last = 0;
      abort.abort();
    },
    /** The browser says that the network is gone: do not wait for the silence to prove it. */
    lose: () => abort.abort(),
    /** A message was taken by the server: an answer is expected soon. */
    expect() {
      expectedUntil = Date.now() + EXPECTING;
      if (streamFailures >= STREAM_TRIES) pause.end();
    },
    lastId: () => last,
  };
}
