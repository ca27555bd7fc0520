import type { Snapshot } from "../engine/engine.ts";

/** Where snapshots are packed. */
export interface Packer {
  /** The snapshot's arrays may be given away: it is not used afterwards. */
  pack(snapshot: Snapshot): Promise<Uint8Array>;
  /** The bytes stay the caller's. */
  unpack(packed: Uint8Array): Promise<Snapshot>;
}

/** Packs in the calling thread; what it needs for that is loaded then: a page has a worker for it. */
export const packHere: Packer = {
  pack: async (snapshot) => (await import("./pack-snapshot.ts")).packSnapshot(snapshot),
  unpack: async (packed) => (await import("./pack-snapshot.ts")).unpackSnapshot(packed),
};

export interface PackCall {
  readonly id: number;
  readonly pack?: Snapshot;
  readonly unpack?: Uint8Array;
}

export interface PackReply {
  readonly id: number;
  readonly packed?: Uint8Array;
  readonly snapshot?: Snapshot;
  readonly error?: string;
}

/** What a packer needs of a worker. */
export type PackWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<PackReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror?: ((event: MessageEvent) => void) | null;
};

/** ms without an answer, while one is waited for, after which a worker counts as dead: packing takes a second or so. */
const PATIENCE = 60_000;

/** Packs in a worker, which is opened when it is first needed, and anew when it has died. */
export class WorkerPacker implements Packer {
  readonly #open: () => PackWorker;
  /** Null: it may begin. */
  #wait: Promise<void> | null;
  #worker: PackWorker | null = null;
  readonly #waiting = new Map<number, (reply: PackReply) => void>();
  #nextId = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** Nothing is packed before `wait` is over: a page draws its first picture without this worker. */
  constructor(open: () => PackWorker = openPackWorker, wait: Promise<void> | null = null) {
    this.#open = open;
    this.#wait = wait;
  }

  async pack(snapshot: Snapshot): Promise<Uint8Array> {
    const buffers = Object.values(snapshot).flatMap((part: unknown) =>
      part instanceof Float32Array ? [part.buffer as ArrayBuffer] : [],
    );
    const { packed } = await this.#ask({ pack: snapshot }, [...new Set(buffers)]);
    if (packed === undefined) throw new Error("The worker gave no bytes.");
    return packed;
  }

  async unpack(packed: Uint8Array): Promise<Snapshot> {
    const { snapshot } = await this.#ask({ unpack: packed }, []);
    if (snapshot === undefined) throw new Error("The worker gave no snapshot.");
    return snapshot;
  }

  #ask(call: Omit<PackCall, "id">, transfer: Transferable[]): Promise<PackReply> {
    if (this.#wait !== null) {
      return this.#wait.then(() => {
        this.#wait = null;
        return this.#ask(call, transfer);
      });
    }
    const worker = this.#worker ?? this.#start();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (reply) => {
        this.#waiting.delete(id);
        if (reply.error === undefined) resolve(reply);
        else reject(new Error(`The kept state ${reply.error}.`));
      });
      this.#watch(worker);
      try {
        worker.postMessage({ id, ...call } satisfies PackCall, transfer);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        this.#waiting.get(id)?.({ id, error: `cannot be given to a worker (${words})` });
        this.#watch(worker);
      }
    });
  }

  #start(): PackWorker {
    const worker = this.#open();
    worker.onmessage = ({ data }) => {
      this.#waiting.get(data.id)?.(data);
      this.#watch(worker);
    };
    worker.onerror = ({ message }) => this.#end(worker, message || "it did not load");
    worker.onmessageerror = () => this.#end(worker, "its answer cannot be read");
    this.#worker = worker;
    return worker;
  }

  /** A worker may end without a word: nobody is to wait for it for ever. */
  #watch(worker: PackWorker): void {
    clearTimeout(this.#patience);
    if (this.#worker !== worker || this.#waiting.size === 0) return;
    const seconds = PATIENCE / 1000;
    const silence = (): void => this.#end(worker, `it gave no answer for ${seconds} s`);
    this.#patience = setTimeout(silence, PATIENCE);
    // Node would wait for it at its end.
    (this.#patience as { unref?: () => void }).unref?.();
  }

  #end(worker: PackWorker, why: string): void {
    if (this.#worker !== worker) return;
    worker.terminate();
    this.#worker = null;
    clearTimeout(this.#patience);
    const error = `is lost: its worker stopped (${why})`;
    for (const [id, take] of [...this.#waiting]) take({ id, error });
  }
}

export function openPackWorker(): PackWorker {
  return new Worker(new URL("./pack-worker.ts", import.meta.url), { type: "module" });
}
