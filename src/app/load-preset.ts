import type { Snapshot } from "../engine/engine.ts";
import { formatDuration } from "../ui/format-quantity.ts";
import { presetProblem } from "./messages.ts";
import type { Page } from "./page.ts";
import type { PresetSource } from "./preset-source.ts";

/** Loads a preset; false, and a notice, if it cannot be: what ran before goes on then. */
export async function loadPreset(page: Page, source: PresetSource): Promise<boolean> {
  const { notices } = page.furniture;
  try {
    await loadOrReject(page, source);
    return true;
  } catch (error) {
    notices.show(presetProblem(error, page.session?.preset != null));
    return false;
  }
}

/** The same, for callers that want the error. */
export async function loadOrReject(
  page: Page,
  source: PresetSource,
  resume?: Snapshot,
): Promise<void> {
  const { session, furniture } = page;
  if (session === null) throw new Error("The page is not ready yet.");
  const { shell, notices } = furniture;
  shell.setBusy(true);
  try {
    await session.load(source, resume);
    notices.clear("preset");
    notices.clear("run");
    notices.clear("end");
    notices.clear("sweep");
    tellMachine(page);
    tellFallback(page);
    shell.announce(`${session.preset?.title ?? ""} is loaded.`);
  } finally {
    shell.setBusy(false);
  }
}

/** Says so where the preset asks for a look that this version has not learned yet. */
function tellFallback({ session, furniture }: Page): void {
  const view = session?.preset?.view;
  furniture.notices.clear("view");
  if (view === undefined || !("fallback" in view)) return;
  furniture.notices.show({
    kind: "info",
    key: "view",
    title: `This preset would like a ${view.mode} view, which is still to come; here is its other one.`,
    seconds: 10,
  });
}

/** One calm line: why the CPU computes, on which grid it is fluid, and a way to the whole one. */
function tellMachine(page: Page): void {
  const { session, furniture } = page;
  const { notices } = furniture;
  const grid = session?.engine?.grid;
  const reason = page.machineReason;
  page.machineReason = "";
  notices.clear("machine");
  const fullGrid = session?.run?.fullGrid ?? null;
  if (session === null || grid === undefined || fullGrid === null) {
    if (reason !== "")
      notices.show({ kind: "info", key: "machine", title: `${reason}.`, seconds: 12 });
    return;
  }
  const present = grid.dimensions === 3 ? [grid.nx, grid.ny, grid.nz] : [grid.nx, grid.ny];
  const step = formatDuration(session.preset?.scenario.time.step ?? 0);
  const useFullGrid = async (): Promise<void> => {
    session.wantsFullGrid = true;
    const changed = session.parameters.changed();
    if (session.run !== null && (await loadPreset(page, session.run.source))) {
      session.setParameters(changed);
      session.play();
    }
  };
  notices.show({
    kind: "info",
    key: "machine",
    title: `${reason || "The CPU computes"}, on ${present.join(" × ")} voxels in steps of ${step} to stay fluid.`,
    actions: [{ label: `Use all ${fullGrid.join(" × ")}`, run: () => void useFullGrid() }],
    seconds: 12,
  });
}
