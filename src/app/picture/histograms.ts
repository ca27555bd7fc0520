import { type Histogram, histogramOf } from "../../look/histogram.ts";
import { isOfVolume } from "../../look/views.ts";
import type { LatePart } from "../../ui/late-part.ts";
import type { ViewPanel } from "../../ui/view-panel.ts";
import { readPlane } from "../../view/read-plane.ts";
import type { Session } from "../session/session.ts";

/** ms between two readings; a GPU's values are read back for them. */
const READ_EVERY = 400;

/** Tells the panel of the view how the present values of what it lists are spread. */
export class Histograms {
  readonly #view: LatePart<ViewPanel>;
  #readAt = Number.NEGATIVE_INFINITY;
  #busy = false;
  #later = 0;

  constructor(view: LatePart<ViewPanel>) {
    this.#view = view;
  }

  /** Reads now, or when the last reading is long enough ago. */
  update(session: Session): void {
    if (this.#later !== 0) return;
    const wait = this.#busy ? READ_EVERY : this.#readAt + READ_EVERY - performance.now();
    if (wait <= 0) {
      void this.#read(session);
      return;
    }
    this.#later = window.setTimeout(() => {
      this.#later = 0;
      this.update(session);
    }, wait);
  }

  async #read(session: Session): Promise<void> {
    const { engine } = session;
    const names = this.#view.part?.wantedValues() ?? [];
    if (engine === null || names.length === 0) return;
    this.#busy = true;
    try {
      const pairs = await Promise.all(
        names.map(async (name) => [name, await readHistogram(session, name)] as const),
      );
      // Another run may have come meanwhile.
      if (session.engine !== engine) return;
      const known = pairs.flatMap(([name, one]) => (one === null ? [] : [[name, one] as const]));
      this.#view.part?.showValues(new Map(known));
    } catch (error) {
      session.failOf(engine, error);
    } finally {
      this.#readAt = performance.now();
      this.#busy = false;
    }
  }
}

/**
 * How the present values of a field or observable are spread in the slice that is seen, or in all of them; null: none
 * is finite, or nothing is loaded.
 */
export async function readHistogram(
  { engine, picture, run }: Session,
  name: string,
): Promise<Histogram | null> {
  const { fields, observables } = run?.preset.scenario.model ?? { fields: [], observables: [] };
  const isKnown = [...fields, ...observables].some((entry) => entry.name === name);
  if (engine === null || picture === null || !isKnown) return null;
  const { shown, shownView } = picture;
  if (shownView !== null && isOfVolume(shownView)) return histogramOf(await engine.read(name));
  return histogramOf((await readPlane(engine, shown, name)).data);
}
