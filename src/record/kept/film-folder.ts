import type { FilmPlan } from "../write/film-plan.ts";

/** Of the page's own storage; films of other tabs are there, too. */
const FOLDER = "films";

/** What is kept of a film beside its bytes, so that it can be finished after the page has died. */
export interface FilmRecord {
  readonly plan: FilmPlan;
  /** ms since 1970 */
  readonly startedAt: number;
}

/** Files of a film: what it is, its pieces as they come, the file that is made of them, whether it was saved. */
export const filmFiles = ["json", "part", "film", "saved"] as const;
export type FilmFile = (typeof filmFiles)[number];

export function nameOf(id: string, file: FilmFile): string {
  return `${id}.${file}`;
}

/** While a tab makes a film or has it on offer, it has this lock. */
export function lockOf(id: string): string {
  return `milieu-film-${id}`;
}

/** Where films are kept; null: this browser lends no disk (a private window, a page that is no secure one). */
export async function filmFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create: true });
  } catch {
    // Each browser has an error of its own for that, and some have no such storage at all.
    return null;
  }
}

/** Takes all of a film away; what is not there need not go. */
export async function removeFilm(folder: FileSystemDirectoryHandle, id: string): Promise<void> {
  for (const file of filmFiles) {
    await folder.removeEntry(nameOf(id, file)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotFoundError";
}
