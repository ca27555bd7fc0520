import type { Lens } from "../../ui/instruments/outline.ts";
import type { Session } from "../session/session.ts";

/** How a session's picture is looked at; null: there is none yet, or it is no plane, on which shapes could lie. */
export function lensOf({ stage, run }: Session, holder: HTMLElement): Lens | null {
  if (run === null || holder.clientWidth === 0 || stage.space !== "plane") return null;
  return {
    pointOf: (x, y) => stage.pointOf(x, y),
    placeAt: (clientX, clientY) => stage.placeAt(clientX, clientY),
    scale: stage.scale,
  };
}

/** Lays an overlay over the picture, and keeps it there. */
export function placeOverlay(overlay: HTMLElement, holder: HTMLElement): void {
  holder.after(overlay);
  const place = (): void => {
    const { style } = overlay;
    style.left = `${holder.offsetLeft}px`;
    style.top = `${holder.offsetTop}px`;
    style.width = `${holder.offsetWidth}px`;
    style.height = `${holder.offsetHeight}px`;
  };
  new ResizeObserver(place).observe(holder);
  place();
}
