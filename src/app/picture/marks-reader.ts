import type { Engine, FieldImage } from "../../engine/engine.ts";
import { fluxScale } from "../../look/flux/plane-flux.ts";
import type { ResolvedView } from "../../look/looks.ts";
import { type Marks, NO_MARKS } from "../../look/overlay/marks.ts";
import type { Scenario } from "../../model/scenario.ts";
import { asksForMarks, readMarks } from "../../record/read-marks.ts";
import type { ShownImage } from "../../view/read-plane.ts";

/** ms between two readings: of arrays that are there, and back from a GPU. */
const EVERY = { array: 120, texture: 400 };
/** A flux is computed, too. */
const FLUX_EVERY = 400;

/** What marks lie over. */
export interface MarkedRun {
  /** Drawn last. */
  readonly image: FieldImage | null;
  readonly shown: ShownImage;
  readonly shownView: ResolvedView | null;
  /** What the run is of, with the parameters that it has now; null: not known. */
  scenario(): Scenario | null;
  /** Told of the flux that a full arrow would stand for. */
  followFlux(key: string, scale: number): void;
}

/** Keeps what is drawn over the tissue (levels of contours, a flux) at what the fields say, while these change. */
export class MarksReader {
  readonly #picture: MarkedRun;
  readonly #show: (marks: Marks) => void;
  #readAt = Number.NEGATIVE_INFINITY;
  #busy = false;
  #later = 0;
  #closed = false;
  #shown = NO_MARKS;

  constructor(picture: MarkedRun, show: (marks: Marks) => void) {
    this.#picture = picture;
    this.#show = show;
  }

  /** Reads now, or when the last reading is long enough ago. `onFailure` is told why a reading did not come. */
  follow(engine: Engine, view: ResolvedView | null, onFailure: (error: unknown) => void): void {
    if (this.#closed || this.#later !== 0) return;
    if (!asksForMarks(view)) {
      this.#put(NO_MARKS);
      return;
    }
    const every =
      view.flux === undefined ? EVERY[this.#picture.image?.kind ?? "array"] : FLUX_EVERY;
    const wait = this.#busy ? every : this.#readAt + every - performance.now();
    if (wait > 0) {
      this.#later = window.setTimeout(() => {
        this.#later = 0;
        this.follow(engine, this.#picture.shownView, onFailure);
      }, wait);
      return;
    }
    this.#busy = true;
    this.read(engine, view, this.#picture.shown)
      .catch(onFailure)
      .finally(() => {
        this.#readAt = performance.now();
        this.#busy = false;
      });
  }

  /** Reads at once: for a picture that is kept. */
  async read(engine: Engine, view: ResolvedView | null, shown: ShownImage): Promise<void> {
    const marks =
      view === null ? NO_MARKS : await readMarks(engine, view, shown, this.#picture.scenario());
    // Another engine or view may have come meanwhile.
    if (this.#closed) return;
    this.#put(marks);
    const scale = marks.flux === null ? null : fluxScale(marks.flux.plane);
    if (marks.flux !== null && scale !== null) this.#picture.followFlux(marks.flux.key, scale);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#later);
  }

  #put(marks: Marks): void {
    if (marks === this.#shown) return;
    this.#shown = marks;
    this.#show(marks);
  }
}
