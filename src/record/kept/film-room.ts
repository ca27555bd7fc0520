import { MOST_IN_MEMORY } from "../write/memory-store.ts";
import { roomOf } from "../write/room.ts";
import { filmFolder } from "./film-folder.ts";

/** Where a film will be kept while it is made, and how much of it may be. */
export interface FilmRoom {
  readonly keeps: "disk" | "memory";
  /** Bytes; null: the browser does not say. */
  readonly bytes: number | null;
}

/** What there is before a film is begun. */
export async function filmRoom(): Promise<FilmRoom> {
  if ((await filmFolder()) === null) return { keeps: "memory", bytes: MOST_IN_MEMORY };
  return { keeps: "disk", bytes: roomOf(await navigator.storage.estimate()) };
}
