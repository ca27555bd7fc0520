import type { Place } from "../../instruments/instrument.ts";
import {
  drawnShape,
  type Extent,
  handlesOf,
  movedShape,
  type Shape,
  withHandle,
  withinDomain,
} from "../../instruments/shape.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { type Lens, outlineOf, titleLifts } from "./outline.ts";
import { svgElement } from "./svg-element.ts";

/** An instrument's shape on the picture. */
export interface OverlayShape {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
}

export interface OverlayHost {
  /** What is looked at; null: nothing yet. */
  readonly lens: () => Lens | null;
  readonly extent: () => Extent;
  /** um that an arrow key moves: a voxel. */
  readonly step: () => number;
  /** Moves of one `gesture` are one step of undoing. */
  readonly change: (id: string, shape: Shape, gesture: string) => void;
  /** What was drawn is done, or given up. */
  readonly drawn: () => void;
}

export interface Overlay {
  readonly element: HTMLElement;
  setShapes(shapes: readonly OverlayShape[]): void;
  /** The one that is looked at; null: none. */
  setFocus(id: string | null): void;
  /** A place that is pointed at in a chart. */
  setMark(mark: Shape | null): void;
  /** The next drag draws this one. */
  setDrawing(id: string | null): void;
  /** Where the picture is framed may be another by now. */
  layOut(): void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

let gestures = 0;

/** Lines, circles and polygons over the tissue, with handles for pointer and keys. */
export function createOverlay(host: OverlayHost): Overlay {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("aria-hidden", "true");
  const handles = element("div", { class: "shape-handles" });
  const root = element("div", { class: "shape-overlay" }, drawing, handles);
  let shapes: readonly OverlayShape[] = [];
  let focus: string | null = null;
  let mark: Shape | null = null;
  let drawn: string | null = null;
  let laidOut = "";

  const paint = (): void => {
    const lens = host.lens();
    if (lens === null) return;
    const extent = host.extent();
    const lifts = titleLifts(shapes, lens);
    drawing.replaceChildren(
      ...shapes.flatMap(({ id, title, shape }, index) =>
        outlineOf(shape, lens, { focused: id === focus, title, lift: lifts[index]! }).map(
          svgElement,
        ),
      ),
      ...(mark === null
        ? []
        : outlineOf(mark, lens, { focused: true, mark: true }).map(svgElement)),
    );
    const wanted = shapes.flatMap((one) =>
      handlesOf(one.shape).map((handle, index) => ({ ...one, ...handle, index })),
    );
    while (handles.children.length > wanted.length) handles.lastElementChild?.remove();
    wanted.forEach(({ id, title, name, at, index }, order) => {
      const button = (handles.children[order] as HTMLElement | undefined) ?? makeHandle();
      if (button.parentElement === null) handles.append(button);
      const { x, y } = lens.pointOf(at.x, at.y);
      button.dataset["shape"] = id;
      button.dataset["handle"] = String(index);
      button.classList.toggle("is-focused", id === focus);
      const where = `x ${Math.round(at.x)} µm, y ${Math.round(at.y)} µm`;
      button.setAttribute("aria-label", t`${title}, ${name}: ${where}; arrow keys move it`);
      button.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const beyond = at.x < 0 || at.y < 0 || at.x > extent.width || at.y > extent.height;
      button.classList.toggle("is-beyond", beyond);
    });
  };

  const shapeOf = (id: string | undefined): OverlayShape | undefined =>
    shapes.find((one) => one.id === id);

  const placeAt = (event: PointerEvent): Place | null => {
    const place = host.lens()?.placeAt(event.clientX, event.clientY) ?? null;
    return place === null ? null : withinDomain(place, host.extent());
  };

  const makeHandle = (): HTMLElement => {
    const button = element("button", { class: "shape-handle", attributes: { type: "button" } });
    button.addEventListener("pointerdown", (event) => beginDrag(button, event));
    button.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      const own = shapeOf(button.dataset["shape"]);
      if (arrow === undefined || own === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const far = host.step() * (event.shiftKey ? 10 : 1);
      const index = Number(button.dataset["handle"]);
      const { at } = handlesOf(own.shape)[index] ?? {};
      if (at === undefined) return;
      const to = withinDomain(
        { x: at.x + far * arrow[0], y: at.y + far * arrow[1] },
        host.extent(),
      );
      host.change(own.id, moved(own.shape, index, at, to, host.extent()), `${own.id} keys`);
    });
    return button;
  };

  const beginDrag = (button: HTMLElement, event: PointerEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    button.focus();
    button.setPointerCapture(event.pointerId);
    const gesture = `instrument ${gestures++}`;
    const move = (next: PointerEvent): void => {
      const own = shapeOf(button.dataset["shape"]);
      const to = placeAt(next);
      const index = Number(button.dataset["handle"]);
      const from = own && handlesOf(own.shape)[index]?.at;
      if (own === undefined || to === null || from === undefined) return;
      host.change(own.id, moved(own.shape, index, from, to, host.extent()), gesture);
    };
    followPointer(button, move, () => {});
  };

  root.addEventListener("pointerdown", (event) => {
    const own = shapeOf(drawn ?? undefined);
    const from = placeAt(event);
    if (own === undefined || from === null) return;
    event.preventDefault();
    event.stopPropagation();
    root.setPointerCapture(event.pointerId);
    const gesture = `instrument ${gestures++}`;
    const drawTo = (next: PointerEvent): void => {
      const to = placeAt(next);
      const isFar = to !== null && Math.hypot(to.x - from.x, to.y - from.y) > 0.5 * host.step();
      if (to !== null && (isFar || own.shape.kind === "point")) {
        host.change(own.id, drawnShape(own.shape.kind, from, to), gesture);
      }
    };
    if (own.shape.kind === "point") drawTo(event);
    followPointer(root, drawTo, host.drawn);
  });

  return {
    element: root,
    setShapes: (next) => {
      shapes = next;
      paint();
    },
    setFocus: (id) => {
      if (id === focus) return;
      focus = id;
      paint();
    },
    setMark: (next) => {
      mark = next;
      paint();
    },
    setDrawing: (id) => {
      drawn = id;
      root.classList.toggle("is-drawing", id !== null);
    },
    layOut: () => {
      const lens = host.lens();
      if (lens === null || shapes.length === 0) return;
      const [a, b] = [lens.pointOf(0, 0), lens.pointOf(1000, 1000)];
      const key = [a.x, a.y, b.x, b.y].map((value) => value.toFixed(2)).join(" ");
      if (key === laidOut) return;
      laidOut = key;
      paint();
    },
  };
}

/** The middle of a circle or square takes the whole along, as does a point. */
function moved(shape: Shape, index: number, from: Place, to: Place, extent: Extent): Shape {
  if (index === 0 && (shape.kind === "circle" || shape.kind === "square")) {
    return movedShape(shape, to.x - from.x, to.y - from.y, extent);
  }
  return withHandle(shape, index, to);
}

function followPointer(
  surface: HTMLElement,
  move: (event: PointerEvent) => void,
  done: () => void,
): void {
  let frame = 0;
  let last: PointerEvent | null = null;
  const onMove = (event: PointerEvent): void => {
    event.stopPropagation();
    last = event;
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (last !== null) move(last);
      last = null;
    });
  };
  const end = (event: PointerEvent): void => {
    event.stopPropagation();
    cancelAnimationFrame(frame);
    if (last !== null) move(last);
    surface.removeEventListener("pointermove", onMove);
    surface.removeEventListener("pointerup", end);
    surface.removeEventListener("pointercancel", end);
    done();
  };
  surface.addEventListener("pointermove", onMove);
  surface.addEventListener("pointerup", end);
  surface.addEventListener("pointercancel", end);
}
