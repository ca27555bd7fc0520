import type { Snapshot } from "../engine/engine.ts";
import type { PresetSource } from "./preset-source.ts";

/** What a page that has to be reloaded goes on from. */
export interface KeptRun {
  readonly source: PresetSource;
  readonly parameters: Readonly<Record<string, number>>;
  readonly snapshot: Snapshot | null;
  /** ms since 1970 */
  readonly keptAt: number;
}

const DATABASE = "milieu";
const STORE = "kept";
const KEY = "run";
/** A run that was kept longer ago than this, ms, surprises more than it helps. */
const LONGEST = 3_600_000;

/** Keeps a run in the browser's database for the next time the page is opened. */
export async function keepRun(run: KeptRun): Promise<void> {
  await inStore("readwrite", (store) => store.put(run, KEY));
}

/** The run that was kept, once; null if there is none. */
export async function takeKeptRun(): Promise<KeptRun | null> {
  const kept = (await inStore("readonly", (store) => store.get(KEY))) as KeptRun | undefined;
  if (kept === undefined) return null;
  await inStore("readwrite", (store) => store.delete(KEY));
  return Date.now() - kept.keptAt < LONGEST ? kept : null;
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database failed."));
  });
}
