import type { ReadableEngine } from "../engine/engine.ts";
import { fluxKey } from "../look/flux/flux.ts";
import type { ResolvedView } from "../look/looks.ts";
import type { TracedContour } from "../look/overlay/contour-labels.ts";
import { contourLines } from "../look/overlay/contour-lines.ts";
import { type Marks, type MovingFlux, NO_MARKS } from "../look/overlay/marks.ts";
import { spaceOf } from "../look/views.ts";
import type { Scenario } from "../model/scenario.ts";
import { readPlane, type ShownImage } from "../view/read-plane.ts";

/** Strokes go along their line once in so many steps of the run. */
const STEPS_A_PERIOD = 40;

/** What stands in space has its lines, but nothing that lies flat over them. */
export function asksForMarks(view: ResolvedView | null): view is ResolvedView {
  if (view === null || spaceOf(view).kind !== "plane") return false;
  return view.contours.length > 0 || view.flux !== undefined;
}

/**
 * What lies over a view's picture (levels of contours, a flux) as the fields are now. `scenario` has the parameters
 * that hold; null: no flux. Rejects as `Engine.read` does.
 */
export async function readMarks(
  engine: ReadableEngine,
  view: ResolvedView,
  shown: ShownImage,
  scenario: Scenario | null,
): Promise<Marks> {
  if (!asksForMarks(view)) return NO_MARKS;
  const [contours, flux] = await Promise.all([
    traceContours(engine, view, shown),
    movingFlux(engine, view, shown, scenario),
  ]);
  return { contours, flux };
}

async function movingFlux(
  engine: ReadableEngine,
  { flux }: ResolvedView,
  { slice }: ShownImage,
  scenario: Scenario | null,
): Promise<MovingFlux | null> {
  if (flux === undefined || scenario === null) return null;
  const { readFlux } = await import("../observe/read-flux.ts");
  const { x, y } = await readFlux(engine, scenario, flux.field, flux.terms);
  const { nx, ny, dx, dy } = engine.grid;
  const [from, to] = [nx * ny * slice, nx * ny * (slice + 1)];
  const size = { width: nx, height: ny, dx, dy };
  const plane = { x: x.subarray(from, to), y: y.subarray(from, to), ...size };
  return { plane, key: fluxKey(flux), period: STEPS_A_PERIOD * scenario.time.step };
}

async function traceContours(
  engine: ReadableEngine,
  { contours }: ResolvedView,
  shown: ShownImage,
): Promise<readonly TracedContour[]> {
  const planes = await Promise.all(contours.map(({ field }) => readPlane(engine, shown, field)));
  return contours.map((contour, index) => {
    const plane = planes[index];
    const lines = plane === undefined ? [] : contourLines(plane, contour.level, engine.grid);
    return { contour, lines };
  });
}
