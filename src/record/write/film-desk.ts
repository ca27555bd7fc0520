import { t } from "../../texts/text.ts";
import { StorageFull } from "./byte-store.ts";
import type { FilmCall, FilmReply } from "./film-calls.ts";

/** s without an answer, while one is waited for, after which a worker counts as dead: a long film is copied once more. */
const PATIENCE: Readonly<Record<FilmCall["kind"], number>> = {
  open: 120,
  add: 120,
  finish: 1800,
  recover: 1800,
  discard: 120,
};

interface Waiting {
  readonly take: (reply: FilmReply) => void;
  readonly patience: number;
}

/** A film's worker, from outside. */
export class FilmDesk {
  readonly #worker = new Worker(new URL("./film-worker.ts", import.meta.url), { type: "module" });
  readonly #waiting: Waiting[] = [];
  #patience: ReturnType<typeof setTimeout> | undefined;
  #death: string | null = null;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FilmReply>) => {
      this.#waiting.shift()?.take(data);
      this.#watch();
    };
    this.#worker.onerror = ({ message }) => this.#end(message || t`it did not load`);
    this.#worker.onmessageerror = () => this.#end(t`its answer cannot be read`);
  }

  /** Rejects with what the worker says went wrong. */
  async ask<K extends FilmReply["kind"]>(
    kind: K,
    call: FilmCall,
    transfer: Transferable[] = [],
  ): Promise<FilmReply & { readonly kind: K }> {
    const reply = await new Promise<FilmReply>((resolve) => {
      if (this.#death !== null) {
        resolve(lostReply(this.#death));
        return;
      }
      this.#waiting.push({ take: resolve, patience: PATIENCE[call.kind] });
      this.#worker.postMessage(call, transfer);
      this.#watch();
    });
    if (isOf(reply, kind)) return reply;
    throw reply.kind === "failed"
      ? errorOf(reply)
      : new Error(`The worker answered ${reply.kind}.`);
  }

  close(): void {
    this.#end(t`it was closed`);
  }

  #watch(): void {
    clearTimeout(this.#patience);
    const [first] = this.#waiting;
    if (first === undefined || this.#death !== null) return;
    const { patience } = first;
    const end = (): void => this.#end(t`it gave no answer for ${patience} s`);
    this.#patience = setTimeout(end, 1000 * patience);
  }

  #end(why: string): void {
    if (this.#death !== null) return;
    this.#death = why;
    this.#worker.terminate();
    clearTimeout(this.#patience);
    for (const { take } of this.#waiting.splice(0)) take(lostReply(why));
  }
}

function isOf<K extends FilmReply["kind"]>(
  reply: FilmReply,
  kind: K,
): reply is FilmReply & { readonly kind: K } {
  return reply.kind === kind;
}

function lostReply(why: string): FilmReply {
  return { kind: "failed", name: "Error", message: t`The film's worker stopped: ${why}.` };
}

function errorOf({ name, message }: FilmReply & { readonly kind: "failed" }): Error {
  const isFull = name === "StorageFull" || name === "QuotaExceededError";
  return isFull ? new StorageFull(message) : new Error(message);
}
