import type { Clock } from '../lib/clock';
import type { AddressBar } from '../store/address';
import type { TextStorage } from '../store/preferences';

/** Writes to the address that a browser allows at once, and how many more it allows in a second. */
const ADDRESS_BURST = 40;
const ADDRESS_RATE = 5;

/**
 * The browser's address. Browsers refuse hundreds of changes in a few seconds, so that a long drag may leave
 * the address behind for a moment; it always catches up, at the latest when the page is left.
 */
export function browserAddress(): AddressBar {
  let allowed = ADDRESS_BURST;
  let last = 0;
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    if (waiting !== null && waiting !== location.hash) history.replaceState(null, '', waiting);
    waiting = null;
  };
  addEventListener('pagehide', flush);

  return {
    read: () => location.hash,
    write(hash) {
      const now = performance.now();
      allowed = Math.min(ADDRESS_BURST, allowed + ((now - last) / 1000) * ADDRESS_RATE);
      last = now;
      waiting = hash;
      clearTimeout(timer);
      if (allowed < 1) {
        timer = setTimeout(flush, 1000 / ADDRESS_RATE);
        return;
      }
      allowed--;
      flush();
    },
    listen(changed) {
      const onChange = () => changed(location.hash);
      addEventListener('hashchange', onChange);
      return () => removeEventListener('hashchange', onChange);
    },
  };
}

/** The browser's storage, which may be forbidden, full or gone: then nothing is remembered. */
export function browserStorage(): TextStorage {
  return {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        localStorage.setItem(key, text);
      } catch {
        // Not remembered, which is all that can be done.
      }
    },
  };
}

export function browserClock(): Clock {
  return {
    now: () => performance.now(),
    frame(tick) {
      const handle = requestAnimationFrame(tick);
      return () => cancelAnimationFrame(handle);
    },
  };
}
