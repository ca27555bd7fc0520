import { effect, untracked } from "@preact/signals-core";
import type { Position } from "../../view/pointer-tools.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import type { InstrumentDesk } from "./desk.ts";

/** The page's instruments; what they need is loaded when their panel is opened first. */
export interface Instruments {
  readonly changed: (change: SessionChange) => void;
  /** Pins a probe where the pointer is, or in the middle. */
  readonly pin: () => void;
  /** Where the pointer is over the tissue; null: elsewhere. */
  readonly hover: (at: Position | null) => void;
}

export function createInstruments(page: Page, session: Session): Instruments {
  const { panels, signals } = page.furniture;
  let desk: InstrumentDesk | null = null;
  let loading: Promise<InstrumentDesk | null> | null = null;
  let at: Position | null = null;
  const load = async (): Promise<InstrumentDesk | null> => {
    const { createDesk } = await import("./desk.ts");
    const lab = page.lab.peek();
    if (lab === null) return null;
    desk = createDesk(page, session, lab);
    return desk;
  };
  const loaded = (): Promise<InstrumentDesk | null> => {
    loading ??= load().finally(() => {
      // Asked too early, or not to be had: the next one asks again.
      if (desk === null) loading = null;
    });
    return loading;
  };
  effect(() => {
    const isOpen = signals.instrumentsOpen.value;
    const hasLab = page.lab.value !== null;
    if (isOpen && hasLab) untracked(() => guard(page, loaded()));
  });
  return {
    changed: (change) => {
      // Where the pointer was over another model's tissue is no place of this one's.
      if (change === "preset") at = null;
      desk?.changed(change);
    },
    hover: (position) => {
      if (position !== null) at = position;
    },
    pin: () => {
      panels.instruments.setOpen(true);
      guard(
        page,
        loaded().then((ready) => ready?.add("probe", at)),
      );
    },
  };
}
