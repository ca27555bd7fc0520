import { t } from "../../texts/text.ts";
import { pictureProblem, problemOf } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import { applyInsets } from "../page-layout.ts";
import { type MountedStage, mountAgain, mountStage } from "./mount-stage.ts";
import { chooseMachine, type Machine, type MachineChoice } from "./open-engine.ts";

/** Opens a stage for the chosen machine; where a GPU computes but cannot draw, the CPU takes over. */
export async function mountOn(page: Page, choice: MachineChoice): Promise<MachineChoice> {
  const { machine } = choice;
  page.recovery.dismiss();
  try {
    await mount(page, machine);
  } catch (error) {
    if (machine.kind === "cpu") throw error;
    machine.device.destroy();
    console.warn(problemOf(error));
    const reason = t`The GPU cannot draw here, so the CPU computes`;
    return mountOn(page, { machine: { kind: "cpu" }, reason });
  }
  if (machine.kind === "gpu") page.recovery.watch(machine.device);
  return choice;
}

/** A stage in place of the one that there is; one whose context is lost is drawn anew. */
async function mount(page: Page, machine: Machine): Promise<MountedStage> {
  const { shell } = page.furniture;
  page.session?.scene.leaveStage();
  unmount(page);
  let mounted: MountedStage | null = null;
  mounted = await mountStage(shell.stage, machine, () => {
    if (mounted !== null && page.mounted === mounted) void redraw(page);
  });
  // Another one may have come meanwhile.
  unmount(page);
  page.mounted = mounted;
  shell.setPlain(mounted.stage.backend === "webgl2");
  applyInsets(page);
  return mounted;
}

function unmount(page: Page): void {
  page.mounted?.unmount();
  page.mounted = null;
}

/** After a lost context: the same run on a new canvas. Where that cannot be, the page says so. */
export async function redraw(page: Page): Promise<void> {
  const { session, furniture } = page;
  if (session === null) return;
  const { notices } = furniture;
  try {
    const { stage } = await mountAgain(
      () => mount(page, session.machine),
      (error) => notices.show(pictureProblem(error, null)),
    );
    session.scene.enterStage(stage);
    notices.clear("picture");
  } catch (error) {
    notices.show(pictureProblem(error, () => void redraw(page)));
  }
}

/** After a lost device: everything anew, and on from the run's last copy. False: that is not to be. */
export async function recoverOn(page: Page, how: "gpu" | "cpu"): Promise<boolean> {
  const { session, furniture } = page;
  if (session === null) return false;
  let goesOn = true;
  const wasPlaying = session.loop.playing;
  session.clock.halt();
  furniture.shell.setBusy(true);
  try {
    const choice = await mountOn(page, await chooseMachine(how === "gpu" ? "gpu" : "cpu"));
    if (page.mounted === null) throw new Error(t`There is nothing to draw on.`);
    const { kind } = choice.machine;
    page.machineReason =
      choice.reason ?? (kind === "cpu" ? t`The GPU was lost, so the CPU computes` : "");
    const reached = await session.moveTo(choice.machine, page.mounted.stage);
    if (wasPlaying) session.clock.play();
    tellRecovery(page, kind, reached);
  } catch (error) {
    goesOn = false;
    // After two losses a browser gives no GPU until the user reloads the page (a script's reload does not count).
    const problem = page.autosave === null ? "" : await page.autosave.keepNow();
    const outlook =
      problem === null
        ? t`your run is kept and can be gone on with after that`
        : t`your run could not be kept, though${problem === "" ? "" : ` (${problem})`}`;
    furniture.notices.show({
      kind: "error",
      key: "machine",
      title: t`The GPU was lost again`,
      message: t`Press your browser's reload button: ${outlook}. (${problemOf(error)})`,
    });
  }
  furniture.notices.clear("run");
  furniture.notices.clear("copy");
  furniture.shell.setBusy(false);
  return goesOn;
}

function tellRecovery({ furniture }: Page, kind: "gpu" | "cpu", reached: number): void {
  const from = reached > 0 ? t`its last copy` : t`its start`;
  if (kind === "gpu") {
    const title = t`The GPU was lost for a moment; the run goes on from ${from}.`;
    furniture.notices.show({ kind: "info", key: "machine", title, seconds: 8 });
    return;
  }
  furniture.notices.show({
    kind: "info",
    key: "machine",
    title: t`The GPU was lost again, so the CPU goes on from ${from}.`,
    message: t`Your browser's reload button brings the GPU back; your run is kept and can be gone on with then.`,
  });
}
