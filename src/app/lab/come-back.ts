import { isSameData } from "../../lab/plain-data.ts";
import type { Kept } from "../../lab/storage/slot-bytes.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { t } from "../../texts/text.ts";
import type { Page } from "../page.ts";
import type { LeftRun } from "./address.ts";
import { openWithState } from "./load-preset.ts";

/** Times that are one, min. */
const SAME = 1e-6;

/**
 * Brings a run that was left paused back to where it stood, by the state that was kept of its document; what is left
 * of the way is offered, since it has to be computed. False: there is nothing to come back to, or what was kept is
 * of something else.
 */
export async function comeBack(
  page: Page,
  kept: Kept | null,
  left: LeftRun | null,
): Promise<boolean> {
  const { session } = page;
  const document = page.lab.peek()?.document.peek();
  if (left === null || session === null || document === undefined) return false;
  if (!left.isPaused || left.time <= SAME || session.loop.time.peek() > SAME) return false;
  const isSame = kept !== null && isSameData(kept.document, document);
  if (isSame && kept.state !== null) {
    const { state } = kept;
    // The entry of the history is the one that there is.
    await page.address.travel(() =>
      openWithState(page, document, state, { label: t`Come back to ${formatClock(left.time)}` }),
    );
  }
  if (session.loop.time.peek() < left.time - SAME) offerWay(page, left.time);
  // An earlier form of the same is no question any more.
  return isSame || kept === null || isSameData(kept.document.source, document.source);
}

function offerWay({ furniture, goingBack }: Page, time: number): void {
  const there = formatClock(time);
  furniture.notices.show({
    kind: "info",
    key: "left",
    title: t`The run stood at ${there} when the page was left`,
    message: t`Its state of then was not kept yet: going there computes it anew.`,
    actions: [{ label: t`Go to ${there}`, run: () => goingBack?.travel.jumpTo(time) }],
  });
}
