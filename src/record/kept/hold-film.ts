import { filmFolder, lockOf, nameOf, removeFilm } from "./film-folder.ts";

/** A film that this tab has: no other one offers it meanwhile. */
export interface HeldFilm {
  readonly id: string;
  /** It was saved elsewhere: nobody is to be asked about it any more. It goes with the next start. */
  markSaved(): Promise<void>;
  /** It is of no more use. */
  remove(): Promise<void>;
  /** Another tab, or the next start, may offer it. */
  release(): void;
}

/** A name of its own for a film. */
export function newFilmId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

/** Takes a film for this tab; null: another tab has it. */
export async function holdFilm(id: string): Promise<HeldFilm | null> {
  const release = await takeLock(lockOf(id));
  if (release === null) return null;
  return {
    id,
    release,
    markSaved: async () => {
      const folder = await filmFolder();
      await folder?.getFileHandle(nameOf(id, "saved"), { create: true });
    },
    remove: async () => {
      const folder = await filmFolder();
      if (folder !== null) await removeFilm(folder, id);
      release();
    },
  };
}

/** Gives what gives it back; null: somebody else has it. */
async function takeLock(name: string): Promise<(() => void) | null> {
  const { locks } = navigator as { readonly locks?: LockManager };
  // Where there are no locks, there is no storage that two tabs have in common either.
  if (locks === undefined) return () => {};
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
