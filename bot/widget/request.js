/** Requests to our own server, the only one that this page ever talks to. */

const ROOT = '/webhooks/web/';
const PATIENCE = 30000; // milliseconds; old networks are slow, but a dead one must not block the queue

/** Headers that show the session's token, where there is one. */
export function bearer(token) {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Opens the stream of events; the caller reads the body and aborts it. Rejects when there is no network. */
export function openStream(path, headers, signal) {
  return fetch(ROOT + path, { headers: { Accept: 'text/event-stream', ...headers }, signal, cache: 'no-store' });
}

/**
 * Sends JSON (POST, when there is a body) and reads JSON.
 * Resolves to {status, data}: status 0 is "no answer", data is {} when the answer is not JSON.
 */
export async function request(path, { token, body } = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  const headers = { ...bearer(token), ...(body ? { 'Content-Type': 'application/json' } : {}) };
  let status = 0;
  try {
    const response = await fetch(ROOT + path, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      signal: abort.signal,
      cache: 'no-store',
    });
    status = response.status;
    return { status, data: (await response.json()) || {} };
  } catch (error) {
    // A success that was cut off is no success; a proxy's error page still has its status.
    return { status: status < 400 ? 0 : status, data: {} };
  } finally {
    clearTimeout(timer);
  }
}
