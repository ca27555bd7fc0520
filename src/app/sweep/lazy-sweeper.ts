import { t } from "../../texts/text.ts";
import type { SweepDialog } from "../../ui/sweep-dialog.ts";
import type { PageActions } from "../furniture.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";
import type { Sweeper } from "./sweeper.ts";

/** A sweeper whose program and dialog are loaded when it is opened first: no first picture needs them. */
export function createLazySweeper(
  page: Page,
  session: Session,
  actions: PageActions,
  tell: (title: string, back: () => void) => void,
): Sweeper {
  let loaded: Sweeper | null = null;
  let loading: Promise<Sweeper> | null = null;
  const load = async (): Promise<Sweeper> => {
    const [{ createSweeper }, { createSweepDialog }] = await Promise.all([
      import("./sweeper.ts"),
      import("../../ui/sweep-dialog.ts"),
      import("../../styles/sweep.css"),
    ]);
    const dialog: SweepDialog = createSweepDialog(actions);
    page.root.append(dialog.element);
    const setParameters = (values: Readonly<Record<string, number>>): void =>
      page.lab.peek()?.send({ kind: "set-parameters", values });
    const reset = (): Promise<void> =>
      page.moves.record(t`Start again`, () => session.clock.reset());
    loaded = createSweeper(session, setParameters, reset, () => dialog, tell);
    return loaded;
  };
  return {
    open: async (parameter) => {
      // What could not be loaded (no network) is asked for again the next time.
      loading ??= load().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      const sweeper = await loading;
      // A change of treatments may still be on its way to the run, and is to be swept.
      await page.opener.settle();
      await sweeper.open(parameter);
    },
    hasResults: (parameter) => loaded?.hasResults(parameter) ?? false,
    reopen: async () => loaded?.reopen(),
    start: async (request) => loaded?.start(request),
    cancel: () => loaded?.cancel(),
    choose: async (run) => loaded?.choose(run),
    download: () => loaded?.download(),
    closed: () => loaded?.closed(),
  };
}
