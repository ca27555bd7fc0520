import type { Shares } from "../look/look.ts";
import type { SightInBox, Stage } from "./stage.ts";

export interface PointerHost {
  readonly stage: () => Stage;
  readonly isBrushing: () => boolean;
  /** A stroke's next piece, um; equal ends for a dab. `erase`: the other button or a modifier. */
  readonly paint: (from: Position, to: Position, erase: boolean) => void;
  /** The pointer rests at a position of the domain, or left it. */
  readonly hover: (
    position: Position | null,
    clientX: number,
    clientY: number,
    /** Of what is turned: the line of sight there. */
    sight?: SightInBox,
  ) => void;
  /** um */
  readonly brushRadius: () => number;
  /** The three planes of a volume are to meet there (shares of the domain). */
  readonly moveCursor: (cursor: Shares) => void;
}

export interface Position {
  readonly x: number;
  readonly y: number;
  /** Of a volume; absent: in the slice that is shown. */
  readonly z?: number;
}

/** Where the stroke is (null: outside the domain) and whether it takes away. */
interface Stroke {
  readonly at: Position | null;
  readonly erase: boolean;
}

const WHEEL_STEP = 0.0015;

/**
 * Drag moves, wheel and pinch zoom, double click fits; with the brush a drag paints, and two
 * fingers still move and zoom. What stands in space is turned by a drag, and moved with Shift or the
 * other buttons; in the three planes of a volume a drag moves the cursor.
 */
export function listenToPointers(surface: HTMLElement, host: PointerHost): void {
  const pointers = new Map<number, { x: number; y: number }>();
  let stroke: Stroke | null = null;
  surface.addEventListener("pointerdown", (event) => {
    surface.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.size > 1) stroke = null;
    else if (host.isBrushing() && event.button !== 1) stroke = beginStroke(host, event);
    else if (!movesPicture(event)) moveCursor(host, event);
  });
  surface.addEventListener("pointermove", (event) => {
    showHover(host, event);
    const last = pointers.get(event.pointerId);
    if (last === undefined) return;
    if (stroke !== null) stroke = continueStroke(host, event, stroke);
    else if (pointers.size === 1 && !host.isBrushing()) {
      drag(host, event, event.clientX - last.x, event.clientY - last.y);
    } else if (pointers.size === 2) pinch(host.stage(), pointers, event);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  const end = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) stroke = null;
    if (event.pointerType !== "mouse") hideHover(host);
  };
  surface.addEventListener("pointerup", end);
  surface.addEventListener("pointercancel", end);
  surface.addEventListener("pointerleave", () => hideHover(host));
  surface.addEventListener("contextmenu", (event) => {
    if (host.isBrushing() || host.stage().space !== "plane") event.preventDefault();
  });
  surface.addEventListener("dblclick", () => {
    if (!host.isBrushing()) host.stage().fit();
  });
  surface.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
      const speed = event.ctrlKey ? 6 : 1;
      host.stage().zoomAt(event.clientX, event.clientY, Math.exp(-pixels * WHEEL_STEP * speed));
    },
    { passive: false },
  );
}

/** One pointer, without the brush, by px. */
function drag(host: PointerHost, event: PointerEvent, across: number, down: number): void {
  const stage = host.stage();
  if (stage.space === "plane" || movesPicture(event)) stage.panBy(across, down);
  else if (stage.space === "slices") moveCursor(host, event);
  else stage.turnBy(across, down);
}

function movesPicture({ shiftKey, buttons }: PointerEvent): boolean {
  return shiftKey || (buttons & 6) !== 0;
}

function moveCursor(host: PointerHost, { clientX, clientY }: PointerEvent): void {
  const cursor = host.stage().cursorAt(clientX, clientY);
  if (cursor !== null) host.moveCursor(cursor);
}

function beginStroke(host: PointerHost, event: PointerEvent): Stroke {
  const stroke: Stroke = { at: null, erase: event.button === 2 || event.shiftKey };
  return continueStroke(host, event, stroke);
}

/** Uses every position that the browser gathered since the last event, so that curves stay round. */
function continueStroke(host: PointerHost, event: PointerEvent, { at, erase }: Stroke): Stroke {
  const events = event.getCoalescedEvents?.() ?? [];
  let last = at;
  for (const { clientX, clientY } of events.length > 0 ? events : [event]) {
    const next = host.stage().toDomain(clientX, clientY);
    if (next !== null) host.paint(last ?? next, next, erase);
    last = next;
  }
  return { at: last, erase };
}

function pinch(
  stage: Stage,
  pointers: ReadonlyMap<number, { x: number; y: number }>,
  event: PointerEvent,
): void {
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  const last = pointers.get(event.pointerId);
  if (other === undefined || last === undefined) return;
  const before = Math.hypot(last.x - other.x, last.y - other.y);
  const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
  const middleX = (event.clientX + other.x) / 2;
  const middleY = (event.clientY + other.y) / 2;
  stage.panBy((event.clientX - last.x) / 2, (event.clientY - last.y) / 2);
  if (before > 0 && after > 0) stage.zoomAt(middleX, middleY, after / before);
}

function showHover(host: PointerHost, event: PointerEvent): void {
  const stage = host.stage();
  const at = stage.toDomain(event.clientX, event.clientY);
  stage.setPointer(at);
  stage.setBrush(host.isBrushing() && at !== null ? { ...at, radius: host.brushRadius() } : null);
  const { clientX, clientY } = event;
  const isMouse = event.pointerType === "mouse" && event.buttons === 0;
  const sight = isMouse ? stage.sightAt(clientX, clientY) : null;
  const position = event.pointerType === "mouse" ? at : null;
  host.hover(position, clientX, clientY, ...(sight === null ? [] : [sight]));
}

function hideHover(host: PointerHost): void {
  host.stage().setPointer(null);
  host.stage().setBrush(null);
  host.hover(null, 0, 0);
}
