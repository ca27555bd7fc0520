import { createStore, get, set } from "idb-keyval";
import type { KeyValue } from "./key-value.ts";

/** The browser's own database; it is opened when it is first asked, so that a blocked one throws nowhere else. */
export function browserStore(database = "milieu-lab"): KeyValue {
  let store: ReturnType<typeof createStore> | undefined;
  const opened = (): ReturnType<typeof createStore> => {
    store ??= createStore(database, "slots");
    return store;
  };
  return {
    get: async (key) => get(key, opened()),
    set: async (key, value) => set(key, value, opened()),
  };
}
