import { effect } from "@preact/signals-core";
import { createRulerDoses } from "./ruler-doses.ts";
import { createTreatmentDesk, type TimelineHost } from "./treatment-desk.ts";
import { createTreatmentInspector } from "./treatment-inspector.ts";
import { createTreatmentLanes } from "./treatment-lanes.ts";

export interface Timeline {
  /** One row for each treatment. */
  readonly lanes: HTMLElement;
  /** The numbers of the chosen one; hidden while there is none. */
  readonly inspector: HTMLElement;
  /** For the ruler's track: marks of doses where the rows stand elsewhere. */
  readonly doses: HTMLElement;
  /** Takes back a change that is being drawn or asked about; false: there is none. */
  withdraw(): boolean;
  /** Gives the rows the focus. */
  focus(): void;
}

/** Treatments in time: rows of marks that are dragged, the numbers of the chosen one, the list of what there is. */
export function createTimeline(host: TimelineHost, layers: HTMLElement): Timeline {
  const desk = createTreatmentDesk(host);
  const lanes = createTreatmentLanes(desk, {
    openAdd: () => void openAdd().catch(host.onFailure),
    openInspector: () => inspector.focus(),
  });
  const inspector = createTreatmentInspector(desk, () => lanes.focusChosen());
  const openAdd = async (): Promise<void> => {
    const { createAddTreatment } = await import("./add-treatment.ts");
    const model = host.model.peek();
    if (model === null || document.querySelector("dialog[open]") !== null) return;
    const list = createAddTreatment((offer) => {
      desk.add(offer);
      lanes.focusChosen();
    });
    list.element.addEventListener("close", () => list.element.remove());
    layers.append(list.element);
    list.open(host.offers(), model, desk.ahead());
  };
  // Of another preset nothing is chosen.
  effect(() => {
    if (host.model.value !== null) desk.select(null);
  });
  return {
    lanes: lanes.element,
    inspector: inspector.element,
    doses: createRulerDoses(desk),
    withdraw: desk.withdraw,
    focus: lanes.focusChosen,
  };
}
