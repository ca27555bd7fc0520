import { gridShape } from "../../model/grid.ts";
import { formatDuration } from "../../numbers/format-time.ts";
import { t } from "../../texts/text.ts";
import { actionProblem } from "../../ui/messages.ts";
import type { MachineState } from "../../ui/page-signals.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";

/** What computes, why, and which other grid there is: the badge of the status line. */
export function machineState(page: Page, session: Session): MachineState | null {
  const { engine, machine, run } = session;
  if (engine === null || run === null) return null;
  const { fullGrid } = run;
  const because = page.machineReason;
  const present = gridShape(engine.grid).join(" × ");
  const step = formatDuration(run.preset.scenario.time.step);
  const reason =
    fullGrid === null
      ? because === ""
        ? ""
        : `${because}.`
      : t`${because || t`The CPU computes`}, on ${present} voxels in steps of ${step} to stay fluid.`;
  const useGrid = (full: boolean) => (): void => {
    reload(page, session, full).catch((error: unknown) =>
      page.furniture.notices.show(actionProblem(error)),
    );
  };
  const choices = [
    ...(fullGrid === null
      ? []
      : [{ label: t`Use all ${fullGrid.join(" × ")}`, run: useGrid(true) }]),
    ...(run.document.settings.fullGrid === true && machine.kind === "cpu"
      ? [{ label: t`Use fewer voxels, to stay fluid`, run: useGrid(false) }]
      : []),
  ];
  return { backend: machine.kind, description: engine.description, reason, choices };
}

/** The same document on another grid. */
async function reload(page: Page, session: Session, full: boolean): Promise<void> {
  page.lab.peek()?.send({ kind: "set-settings", fullGrid: full });
  await page.opener.settle();
  session.clock.play();
}
