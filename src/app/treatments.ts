import { computed, effect } from "@preact/signals-core";
import type { Lab } from "../lab/lab.ts";
import { treatmentsOf } from "../lab/resolve-document.ts";
import { fromNowOn } from "../lab/treatments/from-now-on.ts";
import { offeredTreatments } from "../lab/treatments/offered-treatments.ts";
import { isSingle } from "../ui/layout-mode.ts";
import { createTimeline, type Timeline } from "../ui/timeline/timeline.ts";
import type { TimelineHost } from "../ui/timeline/treatment-desk.ts";
import type { Page } from "./page.ts";
import { guard, startAgain } from "./page-actions.ts";

/** s of playing until a change that a person makes has reached the run. */
const REACH = 0.5;

/** Treatments below the ruler, or, where there is no room for their rows, in a panel of their own. */
export function mountTreatments(page: Page, lab: Lab): Timeline {
  const { shell, panels } = page.furniture;
  const timeline = createTimeline(hostOf(page, lab), page.root);
  const { lanes, inspector, doses } = timeline;
  shell.slots.track.append(doses);
  effect(() => {
    const inPanel = isSingle(shell.layout.value);
    (inPanel ? panels.treatments.body : shell.slots.lanes).append(lanes);
    (inPanel ? panels.treatments.body : shell.slots.inspector).append(inspector);
  });
  effect(() => {
    page.root.style.setProperty("--rows", String(lab.treatments.value.length));
  });
  return timeline;
}

function hostOf(page: Page, lab: Lab): TimelineHost {
  const { signals } = page.furniture;
  return {
    treatments: lab.treatments,
    model: computed(() => lab.base.value.context.model),
    time: signals.time,
    horizon: signals.horizon,
    now: () => page.session?.run?.run.time.peek() ?? 0,
    lead: () => leadOf(page),
    offers: () => offeredTreatments(lab.base.peek(), lab.parameters.peek()),
    preview: (command) => treatmentsOf(lab.preview(command), lab.base.peek()),
    fromNowOn: (command, now) => fromNowOn(command, now, lab.document.peek(), lab.base.peek()),
    send: lab.send,
    beginAgain: (gesture) => guard(page, startAgain(page, gesture)),
    onFailure: (error) => guard(page, Promise.reject(error)),
  };
}

/** What the run does while a change is on its way, min. */
function leadOf({ session }: Page): number {
  if (session === null || !session.loop.playing) return 0;
  const step = session.preset?.scenario.time.step ?? 0;
  return Math.max(2 * step, REACH * 1440 * session.loop.rates.days);
}
