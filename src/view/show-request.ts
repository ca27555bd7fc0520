import type { ShowRequest } from "../engine/engine.ts";
import type { ResolvedView } from "../look/looks.ts";
import { isOfVolume, viewNames } from "../look/views.ts";

/** What to ask an engine for to draw a view: a slice, or all of them. */
export function showRequest(view: ResolvedView, slice: number): ShowRequest {
  const names = viewNames(view);
  return isOfVolume(view) ? { names, slice, volume: true } : { names, slice };
}
