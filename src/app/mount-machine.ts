import type { Snapshot } from "../engine/engine.ts";
import { keepRun } from "./kept-run.ts";
import { problemOf } from "./messages.ts";
import { mountStage } from "./mount-stage.ts";
import { chooseMachine, type MachineChoice } from "./open-engine.ts";
import type { Page } from "./page.ts";
import { applyInsets } from "./page-layout.ts";
import type { Session } from "./session.ts";

/** Opens a stage for the chosen machine; where a GPU computes but cannot draw, the CPU takes over. */
export async function mountOn(page: Page, choice: MachineChoice): Promise<MachineChoice> {
  const { machine } = choice;
  const holder = page.furniture.shell.stage;
  page.recovery.dismiss();
  page.mounted?.unmount();
  page.mounted = null;
  try {
    page.mounted = await mountStage(holder, machine);
  } catch (error) {
    if (machine.kind === "cpu") throw error;
    machine.device.destroy();
    console.warn(problemOf(error));
    const reason = "The GPU cannot draw here, so the CPU computes";
    return mountOn(page, { machine: { kind: "cpu" }, reason });
  }
  page.furniture.shell.setPlain(page.mounted.stage.backend === "webgl2");
  if (machine.kind === "gpu") page.recovery.watch(machine.device);
  applyInsets(page);
  return choice;
}

/** After a lost device: everything anew, and on from the last copy of the state. False: that is not to be. */
export async function recoverOn(
  page: Page,
  how: "gpu" | "cpu",
  last: Snapshot | null,
): Promise<boolean> {
  const { session, furniture } = page;
  if (session === null) return false;
  let goesOn = true;
  const wasPlaying = session.loop.playing;
  const parameters = session.parameters.values;
  session.pause();
  furniture.shell.setBusy(true);
  try {
    const choice = await mountOn(page, await chooseMachine(how === "gpu" ? "gpu" : "cpu"));
    if (page.mounted === null) throw new Error("There is nothing to draw on.");
    if (choice.machine.kind === "cpu") session.wantsFullGrid = last !== null;
    await session.moveTo(choice.machine, page.mounted.stage, last);
    session.setParameters(parameters);
    if (wasPlaying) session.play();
    tellRecovery(page, choice.machine.kind);
  } catch (error) {
    goesOn = false;
    const outlook = await keepForReload(session, last).then(
      () => "your run is kept and goes on after that",
      (problem: unknown) => `your run could not be kept, though (${problemOf(problem)})`,
    );
    furniture.notices.show({
      kind: "error",
      key: "machine",
      title: "The GPU was lost again",
      message: `Press your browser's reload button: ${outlook}. (${problemOf(error)})`,
    });
  }
  furniture.notices.clear("run");
  furniture.notices.clear("copy");
  furniture.shell.setBusy(false);
  return goesOn;
}

/**
 * After two losses a browser gives no GPU until the user reloads the page (a script's reload does
 * not count); the page then goes on from this copy.
 */
export async function keepForReload(session: Session, snapshot: Snapshot | null): Promise<void> {
  const { run, parameters } = session;
  if (run === null) return;
  await keepRun({
    source: run.source,
    parameters: parameters.values,
    snapshot,
    keptAt: Date.now(),
  });
}

function tellRecovery({ furniture }: Page, kind: "gpu" | "cpu"): void {
  if (kind === "gpu") {
    const title = "The GPU was lost for a moment; the run goes on from its last copy.";
    furniture.notices.show({ kind: "info", key: "machine", title, seconds: 8 });
    return;
  }
  furniture.notices.show({
    kind: "info",
    key: "machine",
    title: "The GPU was lost again, so the CPU goes on from the last copy.",
    message: "Your browser's reload button brings the GPU back; your run is kept and goes on then.",
  });
}
