import { t } from "../../texts/text.ts";
import type { LabDocument } from "../document.ts";
import type { KeyValue } from "./key-value.ts";
import { type Kept, readSlot, type Slot, slotBytes } from "./slot-bytes.ts";

/** Keeps a document, and the state of its run, in two slots in turn: one of them is always whole. */
export interface Slots {
  /** What was kept last; never rejects. */
  restore(): Promise<Restored>;
  /**
   * Keeps this; calls while one is being kept are one, the last. Gives words to tell the person, or null where
   * all went well; never rejects.
   */
  keep(document: LabDocument, state?: Uint8Array | null): Promise<string | null>;
}

export interface Restored {
  readonly kept: Kept | null;
  /** To be told: why nothing, or an older state, is left. */
  readonly words: string | null;
}

export interface SlotsOptions {
  /** Bytes of a state that is kept; a larger one is left out. */
  readonly mostStateBytes?: number;
  /** Storage that has not answered in this time (ms) never will. */
  readonly patience?: number;
  /** ms since 1970 */
  readonly now?: () => number;
}

const KEYS = ["slot-a", "slot-b"] as const;
const MOST_STATE_BYTES = 64 * 2 ** 20;
const PATIENCE = 8000;

export function openSlots(store: KeyValue, options: SlotsOptions = {}): Slots {
  const { mostStateBytes = MOST_STATE_BYTES, patience = PATIENCE, now = Date.now } = options;
  /** Number of the newest slot, and the key that is written next; unknown until the slots are read. */
  let newest: { count: number; next: 0 | 1 } | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let waiting: { document: LabDocument; state: Uint8Array | null } | null = null;
  let waitingAnswer: Promise<string | null> | null = null;

  const ask = <T>(work: () => Promise<T>): Promise<T> => withPatience(work, patience);

  const readBoth = async (): Promise<readonly (Slot | "damaged" | null)[]> => {
    const values = await ask(() => Promise.all(KEYS.map((key) => store.get(key))));
    const slots = values.map((value) => (value == null ? null : (readSlot(value) ?? "damaged")));
    const counts = slots.map((slot) => (slot === null || slot === "damaged" ? -1 : slot.count));
    const [a = -1, b = -1] = counts;
    newest = { count: Math.max(a, b, 0), next: a > b ? 1 : 0 };
    return slots;
  };

  const write = async (document: LabDocument, state: Uint8Array | null): Promise<void> => {
    if (newest === null) await readBoth();
    const { count, next } = newest!;
    const bytes = slotBytes({ document, state, keptAt: now(), count: count + 1 });
    await ask(() => store.set(KEYS[next], bytes));
    newest = { count: count + 1, next: next === 0 ? 1 : 0 };
  };

  const keepNow = async (
    document: LabDocument,
    state: Uint8Array | null,
  ): Promise<string | null> => {
    const isTooLarge = state !== null && state.length > mostStateBytes;
    try {
      await write(document, isTooLarge ? null : state);
      return isTooLarge ? STATE_TOO_LARGE : null;
    } catch (error) {
      if (state === null || isTooLarge) return cannotKeep(error);
    }
    try {
      await write(document, null);
      return STATE_DID_NOT_FIT;
    } catch (error) {
      return cannotKeep(error);
    }
  };

  return {
    restore: async () => {
      try {
        const slots = await readBoth();
        const whole = slots.filter((slot) => slot !== null && slot !== "damaged");
        const [kept = null] = whole.sort((a, b) => b.count - a.count);
        const isDamaged = slots.includes("damaged");
        if (!isDamaged) return { kept, words: null };
        return { kept, words: kept === null ? ALL_DAMAGED : ONE_DAMAGED };
      } catch (error) {
        return { kept: null, words: t`What was kept cannot be read: ${reasonOf(error)}` };
      }
    },
    keep: (document, state = null) => {
      waiting = { document, state };
      waitingAnswer ??= running.then(() => {
        const { document, state } = waiting!;
        waiting = null;
        waitingAnswer = null;
        const answer = keepNow(document, state);
        running = answer;
        return answer;
      });
      return waitingAnswer;
    },
  };
}

const ONE_DAMAGED = t`What was kept last was damaged; this is what was kept before it.`;
const ALL_DAMAGED = t`What was kept is damaged and cannot be opened.`;
const STATE_TOO_LARGE = t`The run is too large to be kept; its settings are. After a reload it starts from 0.`;
const STATE_DID_NOT_FIT = t`The browser's storage is full: the settings are kept, how far the run is is not.`;

function cannotKeep(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  const reason = isFull ? t`the browser's storage is full.` : reasonOf(error);
  return t`Nothing of this is kept in the browser: ${reason} Save it as a preset file.`;
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error && error.message !== "" ? error.message : String(error);
  return words.endsWith(".") ? words : `${words}.`;
}

function withPatience<T>(work: () => Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(
      () => reject(new Error("the browser's storage does not answer.")),
      patience,
    );
    // `work` may throw instead of rejecting, as blocked storage does.
    Promise.resolve()
      .then(work)
      .then(resolve, reject)
      .finally(() => clearTimeout(giveUp));
  });
}
