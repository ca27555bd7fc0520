const KEY = "milieu-open";
const LOCK = "milieu-autosave";

/** Whether the page before ended without saying so: its tab was killed, or the browser. */
export function leftOpen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Where nothing is kept, nothing was left.
    return false;
  }
}

/** From now until the page is left in order it counts as open. */
export function noteOpen(): void {
  try {
    localStorage.setItem(KEY, "1");
    addEventListener("pagehide", () => localStorage.removeItem(KEY));
    addEventListener("pageshow", () => localStorage.setItem(KEY, "1"));
  } catch {
    // Blocked: what is kept is offered when it is worth it.
  }
}

/**
 * Starts where no other tab of this browser keeps what is done, or as soon as none does: two of them would
 * write over each other.
 */
export function whenAlone({
  onWait,
  start,
}: {
  readonly onWait: () => void;
  readonly start: (hasWaited: boolean) => void;
}): void {
  const { locks } = navigator as { readonly locks?: LockManager };
  // An address without encryption has none.
  if (locks === undefined) {
    start(false);
    return;
  }
  const forEver = (): Promise<never> => new Promise(() => {});
  const wait = async (): Promise<void> => {
    const isFree = await locks.request(LOCK, { ifAvailable: true }, (lock) => {
      if (lock === null) return false;
      start(false);
      return forEver();
    });
    if (isFree) return;
    onWait();
    await locks.request(LOCK, () => {
      start(true);
      return forEver();
    });
  };
  // Locks are blocked together with storage, or are taken away: nobody else can be asked.
  wait().catch(() => start(false));
}
