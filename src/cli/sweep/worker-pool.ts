import { type ChildProcess, fork } from "node:child_process";
import { CliError, type ExitCode, exitCode } from "../exit-code.ts";
import type { Backend } from "../open-engine.ts";
import type { SweepFolder } from "./folder.ts";
import { failureOf } from "./perform-line.ts";
import type { ManifestLine } from "./run-result.ts";

/** What a worker is started with. */
export interface WorkerSetting {
  /** The sweep's folder. */
  readonly folder: string;
  readonly backend: Backend;
  /** Wall time between two checkpoints of a run, ms. */
  readonly checkpointEvery: number;
}

/** What a worker is told. */
export type ToWorker =
  | { readonly kind: "begin"; readonly setting: WorkerSetting }
  | { readonly kind: "run"; readonly line: ManifestLine };

/**
 * What a worker says: how far it is, how a run ended; or that none can be done: the folder is wrong, or nothing
 * can be written.
 */
export type FromWorker =
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "ended"; readonly how: LineEnd; readonly message?: string }
  | { readonly kind: "refused"; readonly code: ExitCode; readonly message: string };

/** `stopped`: with a checkpoint, or not begun. */
export type LineEnd = "done" | "failed" | "stopped";

export interface PoolEvents {
  readonly onShare: (line: ManifestLine, share: number) => void;
  readonly onEnd: (line: ManifestLine, how: LineEnd) => void | Promise<void>;
}

/**
 * Processes that do the lines of a sweep side by side, each in this program's command `sweep work`. They
 * never outlive this process; one that crashes takes one run with it and is replaced.
 */
export class WorkerPool {
  readonly #program: string;
  readonly #folder: SweepFolder;
  readonly #setting: WorkerSetting;
  readonly #events: PoolEvents;
  readonly #workers = new Set<Worker>();
  readonly #killAll = () => {
    for (const worker of this.#workers) worker.kill("SIGKILL");
  };
  #isStopping = false;

  /** `program`: the file of this program's command line; default: what runs now. */
  constructor(
    folder: SweepFolder,
    setting: Omit<WorkerSetting, "folder">,
    events: PoolEvents,
    program = process.argv[1]!,
  ) {
    this.#program = program;
    this.#folder = folder;
    this.#setting = { ...setting, folder: folder.path };
    this.#events = events;
  }

  /** Takes lines from `lines` until there are no more, `jobs` at a time. */
  async run(lines: AsyncIterable<ManifestLine>, jobs: number): Promise<void> {
    const source = lines[Symbol.asyncIterator]();
    // A generator answers one call after the other, so that each line goes to one worker.
    const next = async () => (this.#isStopping ? undefined : (await source.next()).value);
    process.on("exit", this.#killAll);
    try {
      await Promise.all(Array.from({ length: jobs }, () => this.#work(next)));
    } finally {
      await source.return?.();
      this.#isStopping = true;
      this.#killAll();
      process.off("exit", this.#killAll);
    }
  }

  /** No more lines; runs under way stop with a checkpoint. */
  stop(): void {
    this.#isStopping = true;
    for (const worker of this.#workers) worker.kill("SIGTERM");
  }

  async #work(next: () => Promise<ManifestLine | undefined>): Promise<void> {
    let worker: Worker | undefined;
    for (let line = await next(); line !== undefined; line = await next()) {
      worker ??= this.#open();
      const { how, message, refusal } = await worker.perform(line, (share) =>
        this.#events.onShare(line!, share),
      );
      if (refusal !== undefined) throw refusal;
      if (!worker.isAlive) {
        this.#workers.delete(worker);
        worker = undefined;
      }
      if (how === "failed") await this.#keepFailure(line, message);
      await this.#events.onEnd(line, how);
    }
    worker?.kill("SIGTERM");
  }

  /** A run whose process broke down could not say so itself. */
  async #keepFailure(line: ManifestLine, message: string | undefined): Promise<void> {
    if (await this.#folder.hasFailed(line.id)) return;
    await this.#folder.remove(line.id, "running");
    // It may be the machine's fault, such as too little memory: the next call tries again.
    await this.#folder.keepFailure(
      failureOf(line, new CliError(exitCode.again, message ?? "it ended without a word")),
    );
  }

  #open(): Worker {
    const worker = new Worker(this.#program, this.#setting);
    this.#workers.add(worker);
    if (this.#isStopping) worker.kill("SIGTERM");
    return worker;
  }
}

interface Ended {
  readonly how: LineEnd;
  readonly message?: string;
  readonly refusal?: CliError;
}

class Worker {
  readonly #child: ChildProcess;
  #isAlive = true;
  #said = "";
  #listen: ((message: FromWorker) => void) | null = null;
  #ended: ((end: Ended) => void) | null = null;

  constructor(program: string, setting: WorkerSetting) {
    const child = fork(program, ["sweep", "work"], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      // Ctrl-C reaches a whole group of processes; workers are told by their parent.
      detached: process.platform !== "win32",
    });
    this.#child = child;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#said = (this.#said + text).slice(-4000);
    });
    child.on("message", (message: FromWorker) => this.#listen?.(message));
    child.on("error", (error) => this.#lose(error.message));
    child.on("close", (code, signal) => this.#lose(this.#how(code, signal)));
    this.#send({ kind: "begin", setting });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  perform(line: ManifestLine, onShare: (share: number) => void): Promise<Ended> {
    return new Promise((resolve) => {
      const end = (ended: Ended) => {
        this.#ended = null;
        this.#listen = null;
        resolve(ended);
      };
      this.#ended = end;
      this.#listen = (message) => {
        if (message.kind === "share") onShare(message.share);
        if (message.kind === "refused") {
          end({ how: "stopped", refusal: new CliError(message.code, message.message) });
        }
        if (message.kind === "ended") {
          const { how, message: text } = message;
          end(text === undefined ? { how } : { how, message: text });
        }
      };
      if (this.#isAlive) this.#send({ kind: "run", line });
      else end({ how: "failed", message: this.#said });
    });
  }

  kill(signal: NodeJS.Signals): void {
    if (this.#isAlive) this.#child.kill(signal);
  }

  #send(message: ToWorker): void {
    this.#child.send(message, (error) => {
      if (error !== null) this.#lose(error.message);
    });
  }

  #lose(reason: string): void {
    this.#isAlive = false;
    const stopped = reason === stoppedWithoutRun;
    this.#ended?.(stopped ? { how: "stopped" } : { how: "failed", message: reason });
  }

  #how(code: number | null, signal: string | null): string {
    // One that is told to stop before it has learned to listen ends so.
    if (code === 0 || signal === "SIGTERM") return stoppedWithoutRun;
    const said = this.#said.trim();
    const how = signal === null ? `ended with code ${code}` : `was killed by ${signal}`;
    return `its process ${how}${said === "" ? "" : `: ${said}`}`;
  }
}

const stoppedWithoutRun = "stopped";
