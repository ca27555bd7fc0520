import { t } from "../texts/text.ts";
import { forgetTour } from "../ui/kept-tour.ts";
import { runProblem } from "../ui/messages.ts";
import type { NoticeAction } from "../ui/notices.ts";
import { openTour } from "./furniture.ts";
import type { Page } from "./page.ts";
import { guard, startAgain } from "./page-actions.ts";
import type { Session } from "./session/session.ts";

/** Once, to those who are new here; the help has it, too. */
export function offerTour({ root, furniture: { notices } }: Page): void {
  forgetTour();
  notices.show({
    kind: "info",
    key: "tour",
    title: t`New here?`,
    message: t`Five steps show what is where. The help (?) has them, too.`,
    actions: [{ label: t`Take the tour`, run: () => void openTour(root) }],
  });
}

/** Once per run, however often the engine says it. */
export function tellNote({ furniture, told }: Page, note: string): void {
  if (told.has(note)) return;
  told.add(note);
  furniture.notices.show({ kind: "info", key: note, title: note, seconds: 15 });
}

export async function tellFailure(page: Page, error: unknown): Promise<void> {
  if (await page.recovery.isRecovering()) return;
  page.furniture.notices.show(runProblem(error, () => guard(page, startAgain(page))));
}

export function tellEnd(page: Page, session: Session): void {
  page.furniture.notices.show({
    kind: "info",
    key: "end",
    title: t`The preset's time is up.`,
    actions: [
      { label: t`Go on`, run: () => session.clock.play() },
      {
        label: t`Start again`,
        run: () =>
          guard(
            page,
            startAgain(page).then(() => session.clock.play()),
          ),
      },
    ],
  });
}

/** Where going back in time leads, or what it cost. */
export function tellTime({ furniture }: Page, title: string, action?: NoticeAction): void {
  const actions = action === undefined ? [] : [action];
  furniture.notices.show({ kind: "info", key: "time", title, actions, seconds: 15 });
}

export function tellSwept({ furniture }: Page, title: string, back: () => void): void {
  const actions = [{ label: t`Back to the sweep`, run: back }];
  furniture.notices.show({ kind: "info", key: "sweep", title, actions, seconds: 15 });
}
