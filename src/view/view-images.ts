import type { FieldImage } from "../engine/engine.ts";
import type { ResolvedView } from "../look/looks.ts";
import { isOfVolume, sourcesOf } from "../look/views.ts";

/** Whether a view is drawn with an image of this kind: of all slices for a volume, else of one. */
export function isImageOf(view: ResolvedView, image: FieldImage): boolean {
  return isOfVolume(view) === (image.tiles !== undefined);
}

/** Throws where a view of two runs has the image of one: rather an error than a black picture. */
export function requireImages({ mode }: ResolvedView, against: FieldImage | null): void {
  if (sourcesOf(mode) === 2 && against === null) {
    throw new Error("A picture of two runs was asked for with the image of one.");
  }
}

export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
