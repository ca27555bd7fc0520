import { t } from "../../texts/text.ts";
import { type FilmRecord, filmFolder, nameOf } from "../kept/film-folder.ts";
import { type ByteStore, isStorageFull } from "./byte-store.ts";
import { openFileStore } from "./file-store.ts";
import type { FilmPlan } from "./film-plan.ts";
import { type FinishedFilm, finishFilm } from "./finish-film.ts";
import { type FilmFrame, type FramePacker, openPacker } from "./frame-packer.ts";
import { MemoryStore } from "./memory-store.ts";
import { Room } from "./room.ts";

/** Bytes between two times at which what was written is brought to the disk. */
const FLUSH_EVERY = 4e6;

/** Makes one film in a worker: packs its frames, and puts the bytes where they outlive the page. */
export class FilmMaker {
  readonly keeps: "disk" | "memory";
  readonly #plan: FilmPlan;
  readonly #pieces: ByteStore;
  readonly #openFile: () => Promise<ByteStore>;
  readonly #room: Room | null;
  readonly #packer: FramePacker;
  #failure: unknown = null;

  private constructor(plan: FilmPlan, { keeps, pieces, openFile }: Stores, packer: FramePacker) {
    this.#plan = plan;
    this.keeps = keeps;
    this.#pieces = pieces;
    this.#openFile = openFile;
    this.#packer = packer;
    const isWrittenAnew = plan.extension === "mp4" || plan.extension === "webm";
    const estimate = (): Promise<StorageEstimate> => navigator.storage.estimate();
    this.#room = keeps === "disk" ? new Room(estimate, isWrittenAnew ? 1 : 0) : null;
  }

  /** Rejects where the browser does not encode what the plan says. */
  static async open(id: string, plan: FilmPlan): Promise<FilmMaker> {
    const stores = await openStores(id, plan);
    try {
      const packer = await openPacker(plan, appenderOf(stores.pieces));
      return new FilmMaker(plan, stores, packer);
    } catch (error) {
      await stores.pieces.remove();
      throw error;
    }
  }

  /**
   * Resolves when the next frame may come. Rejects with `StorageFull` where there is no room for it; of one that
   * did not come none that follows does, for a film has no gaps.
   */
  async add(frame: FilmFrame): Promise<void> {
    try {
      if (this.#failure !== null) throw this.#failure;
      await this.#room?.require(this.#pieces.size);
      await this.#packer.add(frame);
    } catch (error) {
      frame.image.close();
      this.#failure = error;
      throw error;
    }
  }

  /** The film of all frames so far; null: there are none. */
  async finish(): Promise<FinishedFilm | null> {
    let problem: string | null = null;
    try {
      await this.#packer.end();
    } catch (error) {
      // What was written before is a film, too.
      if (!isStorageFull(error)) problem = t`Its last second is missing: ${wordsOf(error)}`;
    }
    const film = await finishFilm(this.#plan, this.#pieces, this.#openFile);
    return film === null ? null : { ...film, problem: film.problem ?? problem };
  }

  async discard(): Promise<void> {
    await this.#packer.end().catch(() => undefined);
    await this.#pieces.remove();
  }
}

/** Puts bytes at the end of what there is, and now and then all of it onto the disk. */
function appenderOf(pieces: ByteStore): (data: Uint8Array) => void {
  let flushed = 0;
  return (data) => {
    pieces.write(data, pieces.size);
    if (pieces.size - flushed < FLUSH_EVERY) return;
    flushed = pieces.size;
    pieces.flush();
  };
}

/** Finishes a film whose page has died; null: it had not one whole frame. */
export async function recoverFilm(id: string): Promise<FinishedFilm | null> {
  const folder = await filmFolder();
  if (folder === null) throw new Error("This browser lends no disk any more.");
  const { plan } = await readRecord(folder, id);
  const pieces = await openFileStore(folder, nameOf(id, "part"));
  return finishFilm(plan, pieces, () => openAnew(folder, nameOf(id, "film")));
}

export async function readRecord(
  folder: FileSystemDirectoryHandle,
  id: string,
): Promise<FilmRecord> {
  const file = await (await folder.getFileHandle(nameOf(id, "json"))).getFile();
  return JSON.parse(await file.text()) as FilmRecord;
}

interface Stores {
  readonly keeps: "disk" | "memory";
  readonly pieces: ByteStore;
  readonly openFile: () => Promise<ByteStore>;
}

async function openStores(id: string, plan: FilmPlan): Promise<Stores> {
  const folder = await filmFolder();
  const onDisk = folder === null ? null : await openOnDisk(folder, id, plan);
  return (
    onDisk ?? {
      keeps: "memory",
      pieces: new MemoryStore(),
      openFile: async () => new MemoryStore(),
    }
  );
}

/** Null: the folder is there, and does not take files. */
async function openOnDisk(
  folder: FileSystemDirectoryHandle,
  id: string,
  plan: FilmPlan,
): Promise<Stores | null> {
  const record: FilmRecord = { plan, startedAt: Date.now() };
  try {
    const note = await openAnew(folder, nameOf(id, "json"));
    note.write(new TextEncoder().encode(JSON.stringify(record)), 0);
    await note.close();
    const pieces = await openAnew(folder, nameOf(id, "part"));
    return { keeps: "disk", pieces, openFile: () => openAnew(folder, nameOf(id, "film")) };
  } catch (error) {
    if (isStorageFull(error)) throw error;
    return null;
  }
}

async function openAnew(folder: FileSystemDirectoryHandle, name: string): Promise<ByteStore> {
  const store = await openFileStore(folder, name);
  store.truncate(0);
  return store;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
