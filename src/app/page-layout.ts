import type { Page } from "./page.ts";

/** The tissue fills its place up to the edges: nothing of the page lies over it. */
export function applyInsets({ mounted }: Page): void {
  mounted?.stage.setInsets({ left: 0, right: 0, top: 0, bottom: 0, margin: 0 });
}
