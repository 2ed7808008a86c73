/** Waiting that can be cut short: when the network returns or the person presses "retry". */

/** Makes a pause: `wait(milliseconds)` resolves when the time is over or `end()` is called. */
export function createPause() {
  let finish = () => {};
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        finish = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => finish(),
  };
}

/** Milliseconds to wait after so many failures in a row: 1, 2, 4 … 30 seconds. */
export function backoff(failures) {
  return Math.min(30, 2 ** Math.max(0, failures - 1)) * 1000;
}
