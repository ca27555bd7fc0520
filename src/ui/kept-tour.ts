import { keepText, readKept } from "./kept-layout.ts";

const KEY = "milieu:tour";

/** Whether nobody has taken or declined the tour in this browser. */
export function isTourNew(): boolean {
  return readKept(KEY) === null;
}

/** It is not offered again. */
export function forgetTour(): void {
  keepText(KEY, "seen");
}
