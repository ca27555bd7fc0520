import { effect, signal } from "@preact/signals-core";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { icon } from "../icon.ts";
import { percentOf } from "../time-scale.ts";
import { createLane, type Lane } from "./lane.ts";
import { listenToDrags } from "./lane-drag.ts";
import { listenToLaneKeys } from "./lane-keys.ts";
import { snapStep } from "./snap.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";

export interface TreatmentLanes {
  readonly element: HTMLElement;
  /** Gives the chosen mark the focus. */
  focusChosen(): void;
}

export interface LanesActions {
  readonly openAdd: () => void;
  readonly openInspector: () => void;
}

/** All treatments as rows in time, with the playhead through them. */
export function createTreatmentLanes(desk: TreatmentDesk, actions: LanesActions): TreatmentLanes {
  const { host } = desk;
  const width = signal(0);
  const lanes = new Map<string, Lane>();
  const add = element(
    "button",
    { class: "lane-add", attributes: { type: "button" }, on: { click: actions.openAdd } },
    icon("add"),
    t`Add treatment`,
  );
  const rows = element("div", { class: "lane-rows" });
  const scroll = element("div", { class: "lanes-scroll" }, rows, add);
  // As wide as the tracks: the past and the playhead lie over all rows.
  const over = element("div", { class: "lanes-over" }, element("i", { class: "lanes-head" }));
  const root = element(
    "div",
    {
      class: "treatments",
      attributes: { role: "group", "aria-label": t`Treatments over time` },
    },
    scroll,
    over,
  );
  const scale = (): number => width.peek() / Math.max(host.horizon.peek(), 1);
  const list = (): readonly Lane[] => [...lanes.values()];
  const marks = (): readonly HTMLElement[] => [...rows.querySelectorAll<HTMLElement>(".lane-mark")];
  /** One mark is the stop of the Tab key: the chosen one, else the first. */
  const settle = (): void => {
    const all = marks();
    const stop = all.find((one) => one.matches(".is-chosen")) ?? all[0];
    for (const one of all) {
      const index = one === stop ? 0 : -1;
      if (one.tabIndex !== index) one.tabIndex = index;
    }
  };
  const draw = (): void => {
    const model = host.model.value;
    const horizon = host.horizon.value;
    const treatments = model === null ? [] : desk.shown.value;
    desk.step.value = snapStep(width.value / Math.max(horizon, 1));
    const present = new Set(treatments.map(({ id }) => id));
    for (const [id, lane] of lanes) {
      if (present.has(id)) continue;
      lane.element.remove();
      lanes.delete(id);
    }
    treatments.forEach((treatment, at) => {
      const { id } = treatment;
      const lane =
        lanes.get(id) ?? createLane(id, (on) => desk.propose({ kind: "switch-treatment", id, on }));
      lanes.set(id, lane);
      if (model !== null && width.value > 0) {
        lane.show(treatment, { model, horizon, scale: width.value / Math.max(horizon, 1) });
      }
      const before = rows.children[at] ?? null;
      if (before !== lane.element) rows.insertBefore(lane.element, before);
    });
  };
  effect(() => {
    draw();
    const selection = desk.selected.value;
    const now = host.time.peek();
    for (const lane of list()) {
      lane.showSelection(selection);
      lane.showTime(now);
    }
    settle();
  });
  effect(() => {
    const now = host.time.value;
    root.style.setProperty("--now", percentOf(now, host.horizon.value).toFixed(3));
    for (const lane of list()) lane.showTime(now);
  });
  effect(() => {
    const id = desk.selected.value?.id;
    if (id === undefined) return;
    lanes.get(id)?.element.scrollIntoView({ block: "nearest" });
  });
  new ResizeObserver(() => {
    width.value = over.clientWidth;
  }).observe(over);
  listenToDrags(scroll, desk, scale);
  listenToLaneKeys(scroll, desk, {
    openInspector: actions.openInspector,
    leap: (from, direction) => {
      const all = [...list()].sort(inOrder);
      const at = all.findIndex(({ element: one }) => one.contains(from));
      const next = all[at + direction];
      if (next === undefined) {
        if (direction > 0) add.focus();
        return;
      }
      nearestMark(next.element, from)?.focus();
    },
    rowOf: (mark) => [...list()].sort(inOrder).findIndex(({ element: one }) => one.contains(mark)),
    focusRow: (place) => {
      const left = [...list()].sort(inOrder);
      (left[Math.min(place, left.length - 1)]?.markAt(0) ?? add).focus();
    },
  });
  return {
    element: root,
    focusChosen: () => {
      const selection = desk.selected.peek();
      const lane = selection === null ? undefined : lanes.get(selection.id);
      (lane?.markAt(selection?.index ?? 0) ?? marks()[0] ?? add).focus();
    },
  };
}

function inOrder(a: Lane, b: Lane): number {
  const follows = a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows > 0 ? -1 : 1;
}

function nearestMark(row: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const at = from.getBoundingClientRect().left;
  const distance = (one: HTMLElement): number => Math.abs(one.getBoundingClientRect().left - at);
  return [...row.querySelectorAll<HTMLElement>(".lane-mark")].sort(
    (a, b) => distance(a) - distance(b),
  )[0];
}
