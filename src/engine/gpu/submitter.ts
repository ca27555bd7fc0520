import { EngineError } from "../engine-error.ts";
import { costOf, type Dispatch } from "./dispatch.ts";

/** A dispatch of a certain step: the byte offset of the step's slot. */
export interface QueuedDispatch {
  readonly dispatch: Dispatch;
  readonly step: number;
}

/** No submit should keep the GPU from drawing for longer than this, ms. */
const target = 12;
/** Submits under way at once: one runs while the next is prepared. */
const mostInFlight = 2;

/**
 * Sends dispatches to the device in submits of about 12 ms, by what earlier ones cost. The first
 * are short, so that none is far too long on a machine that is not known yet.
 */
export class Submitter {
  readonly #device: GPUDevice;
  readonly #encode: (encoder: GPUCommandEncoder, work: readonly QueuedDispatch[]) => void;
  readonly #inFlight: Promise<void>[] = [];
  /** ms per unit of cost; slow at first: 20 million threads a second. */
  #pace = 1 / 20_000;
  #lastDone = 0;
  #failure: EngineError | null = null;

  constructor(
    device: GPUDevice,
    encode: (encoder: GPUCommandEncoder, work: readonly QueuedDispatch[]) => void,
  ) {
    this.#device = device;
    this.#encode = encode;
  }

  /** How many pieces of work of some cost make one submit; at least 1. */
  countFor(cost: number): number {
    return Math.max(1, Math.floor(target / (cost * this.#pace)));
  }

  /** Submits all of it; resolves when the last part is submitted, not done. Throws EngineError. */
  async submit(work: readonly QueuedDispatch[]): Promise<void> {
    let first = 0;
    while (first < work.length) {
      const end = this.#endOfSubmit(work, first);
      while (this.#inFlight.length >= mostInFlight) await this.#inFlight[0];
      this.requireSound();
      this.#send(work.slice(first, end));
      first = end;
    }
  }

  /** Resolves when everything submitted is done. Throws EngineError if any of it failed. */
  async settle(): Promise<void> {
    await Promise.all(this.#inFlight);
    this.requireSound();
  }

  /** From now on everything throws this. */
  fail(error: EngineError): void {
    this.#failure ??= error;
  }

  requireSound(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  #endOfSubmit(work: readonly QueuedDispatch[], first: number): number {
    const most = target / this.#pace;
    let cost = 0;
    let end = first;
    while (end < work.length) {
      cost += costOf([work[end]!.dispatch]);
      if (cost > most && end > first) break;
      end++;
    }
    return end;
  }

  #send(work: readonly QueuedDispatch[]): void {
    const cost = costOf(work.map(({ dispatch }) => dispatch));
    this.#device.pushErrorScope("validation");
    const encoder = this.#device.createCommandEncoder({ label: "steps" });
    this.#encode(encoder, work);
    this.#device.queue.submit([encoder.finish()]);
    const started = performance.now();
    const problem = this.#device.popErrorScope().then((error) => {
      if (error !== null) this.fail(new EngineError(`The GPU refused the work: ${error.message}`));
    });
    const done = this.#device.queue.onSubmittedWorkDone().then(() => this.#learn(cost, started));
    const flight = Promise.all([problem, done])
      .then(() => {})
      .catch((error: unknown) => this.fail(new EngineError(`The GPU stopped: ${String(error)}`)))
      .finally(() => this.#inFlight.splice(this.#inFlight.indexOf(flight), 1));
    this.#inFlight.push(flight);
  }

  #learn(cost: number, started: number): void {
    const now = performance.now();
    const pace = (now - Math.max(started, this.#lastDone)) / cost;
    this.#lastDone = now;
    // Slower counts at once, faster little by little.
    this.#pace = Math.max(pace, 0.5 * this.#pace, 1e-9);
  }
}
