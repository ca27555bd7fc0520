import type { SingleCommand } from "../../lab/commands/command.ts";
import type { Treatment } from "../../lab/document.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { fineStep, snapTo } from "./snap.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";

/** Least way of the pointer that is a drag, CSS px. */
const LEAST = 3;
/** What comes this near behind now stays at it, CSS px. */
const NEAR = 14;

/** Dragging marks of `root`, whose tracks are `scale()` CSS px a minute: sketched as it goes, proposed at its end. */
export function listenToDrags(root: HTMLElement, desk: TreatmentDesk, scale: () => number): void {
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const mark = event.target.closest<HTMLElement>(".lane-mark");
    if (mark === null) {
      choose(event.target, desk);
      return;
    }
    // A pointer that drags selects no text; the focus is given here.
    event.preventDefault();
    const { id = "", index } = mark.dataset;
    desk.select({ id, index: Number(index) });
    mark.focus({ preventScroll: true });
    // From where it is shown, also while what it would change is asked about.
    const treatment = desk.shown.peek().find((one) => one.id === id);
    if (treatment === undefined) return;
    const isEdge = event.target.matches(".mark-edge");
    follow(root, event, desk, (pixels, fine) => {
      const minutes = pixels / scale();
      return isEdge
        ? ended(treatment, minutes, desk, fine)
        : moved(treatment, Number(index), minutes, desk, fine, NEAR / scale());
    });
  });
}

function choose(target: Element, desk: TreatmentDesk): void {
  const id = target.closest<HTMLElement>(".lane")?.dataset["treatment"];
  if (id === undefined || target.closest("button") !== null) return;
  const present = desk.selected.peek();
  if (present?.id !== id) desk.select({ id, index: 0 });
}

function follow(
  root: HTMLElement,
  start: PointerEvent,
  desk: TreatmentDesk,
  commandOf: (pixels: number, fine: boolean) => SingleCommand | null,
): void {
  const { pointerId, clientX } = start;
  let command: SingleCommand | null = null;
  let isDragged = false;
  root.setPointerCapture(pointerId);
  const move = (event: PointerEvent): void => {
    const pixels = event.clientX - clientX;
    isDragged ||= Math.abs(pixels) >= LEAST;
    if (!isDragged) return;
    root.classList.add("is-dragging");
    command = commandOf(pixels, event.ctrlKey || event.metaKey);
    desk.sketch(command);
  };
  const end = (event: Event): void => {
    window.removeEventListener("keydown", letGo, true);
    root.removeEventListener("pointermove", move);
    root.removeEventListener("pointerup", end);
    root.removeEventListener("pointercancel", end);
    root.classList.remove("is-dragging");
    if (root.hasPointerCapture(pointerId)) root.releasePointerCapture(pointerId);
    desk.sketch(null);
    if (event.type === "pointerup" && command !== null) desk.propose(command);
  };
  const letGo = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(event);
  };
  window.addEventListener("keydown", letGo, true);
  root.addEventListener("pointermove", move);
  root.addEventListener("pointerup", end);
  root.addEventListener("pointercancel", end);
}

/** The whole treatment, by its mark. null: it stays where it is. */
export function moved(
  { id, intervention }: Treatment,
  index: number,
  minutes: number,
  desk: TreatmentDesk,
  fine: boolean,
  near: number,
): SingleCommand | null {
  const { start, every } = timesOf(intervention);
  const shift = index === 0 ? 0 : index * every;
  const wanted = snapped(start + shift + minutes, desk, fine);
  const now = desk.host.now();
  const isHeld = start >= now && wanted < now + desk.host.lead() && wanted > now - near;
  const next = Math.max(0, (isHeld ? desk.ahead() : wanted) - shift);
  return next === start ? null : { kind: "move-treatment", id, start: next };
}

/** The end of a window. null: it stays. */
export function ended(
  { id, intervention }: Treatment,
  minutes: number,
  desk: TreatmentDesk,
  fine: boolean,
): SingleCommand | null {
  const { start, stop } = timesOf(intervention);
  const end = desk.host.horizon.peek();
  const from = Math.min(stop, end);
  const wanted = snapped(from + minutes, desk, fine);
  // Dragged to the end of the timeline it has no end of its own.
  const isOpen = minutes > 0 && wanted >= end;
  if (isOpen) {
    return stop === Number.POSITIVE_INFINITY ? null : { kind: "change-treatment", id, stop: null };
  }
  const least = start + (fine ? fineStep(desk.step.peek()) : desk.step.peek());
  const next = Math.max(wanted, least);
  return next === stop ? null : { kind: "change-treatment", id, stop: next };
}

function snapped(time: number, desk: TreatmentDesk, fine: boolean): number {
  const step = desk.step.peek();
  return snapTo(time, fine ? fineStep(step) : step);
}
