import type { Snapshot } from "../../engine/engine.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { openPackWorker, WorkerPacker } from "../../run/packer.ts";
import type { Machine } from "../machine/open-engine.ts";
import { firstPicture } from "../picture/first-picture.ts";
import type { LeftRun, LeftRuns } from "./left-runs.ts";
import { type LoadedRun, loadRun } from "./loaded-run.ts";

/** A run that is open, and not shown yet. */
export interface Prepared extends Pick<LeftRun, "claims"> {
  readonly loaded: LoadedRun;
}

/** Opens the run that is to be shown next; one at a time waits to be taken. */
export class PreparedRuns {
  readonly #machine: () => Machine;
  readonly #left: LeftRuns;
  readonly #packer = new WorkerPacker(openPackWorker, firstPictureOrLater());
  #generation = 0;
  #prepared: Prepared | null = null;

  /** `machine`: the present one; `left`: runs to go on with. */
  constructor(machine: () => Machine, left: LeftRuns) {
    this.#machine = machine;
    this.#left = left;
  }

  /** Opens a run of a document. Rejects with words for the user. Of several calls the last one counts. */
  async prepare(document: LabDocument, base: LabBase, resume?: Snapshot): Promise<void> {
    const generation = ++this.#generation;
    const left = resume === undefined ? await this.#left.find(document, base) : undefined;
    const machine = this.#machine();
    const loaded = await loadRun(document, base, machine, {
      packer: this.#packer,
      ...(left === undefined ? {} : { moment: left.moment }),
      ...(resume === undefined ? {} : { resume }),
    }).catch((error: unknown) => {
      if (machine === this.#machine()) throw error;
      return null;
    });
    const isLast = generation === this.#generation;
    if (isLast && loaded !== null && machine === this.#machine()) {
      this.#prepared?.loaded.run.dispose();
      this.#prepared = { loaded, claims: left?.claims ?? null };
      return;
    }
    loaded?.run.dispose();
    // The machine that it was opened on was lost meanwhile.
    if (isLast) await this.prepare(document, base, resume);
  }

  /** The run that was prepared for this document; null: there is none. */
  of(document: LabDocument): Prepared | null {
    return this.#prepared?.loaded.document === document ? this.#prepared : null;
  }

  /** It is shown, and its taker's to dispose of. */
  give(): void {
    this.#prepared = null;
  }

  /** Closes what was prepared for this document and is not shown. */
  discard(document: LabDocument): void {
    const prepared = this.of(document);
    if (prepared === null) return;
    prepared.loaded.run.dispose();
    this.#prepared = null;
  }
}

/** ms; a page that nobody sees draws no picture, and keeps states all the same. Software that plays a GPU takes many seconds. */
const PICTURE_WITHIN = 60_000;

function firstPictureOrLater(): Promise<void> {
  const later = new Promise<void>((resolve) => setTimeout(resolve, PICTURE_WITHIN));
  return Promise.race([firstPicture, later]);
}
