import type { KeyValue } from "../../src/lab/storage/key-value.ts";

/** Storage that forgets with the test. */
export function memoryStore(entries = new Map<string, unknown>()): KeyValue {
  return {
    get: async (key) => entries.get(key),
    set: async (key, value) => {
      entries.set(key, value);
    },
  };
}
