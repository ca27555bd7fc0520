import { element } from "../ui/element.ts";
import { openStage, type Stage, type StageOptions } from "../view/stage.ts";
import type { Machine } from "./open-engine.ts";

/** More device pixels than this per CSS pixel cost much and show nothing. */
const MOST_PIXEL_RATIO = 2;

export interface MountedStage {
  readonly stage: Stage;
  /** Takes the canvases away and frees the stage. */
  unmount(): void;
}

/** Puts fresh canvases into `holder` (a canvas keeps its kind of context for life) and draws there. */
export async function mountStage(holder: HTMLElement, machine: Machine): Promise<MountedStage> {
  const canvas = element("canvas", {
    class: "tissue",
    attributes: { role: "img", "aria-label": "Tissue" },
  });
  const overlay = element("canvas", { class: "captions", attributes: { "aria-hidden": "true" } });
  holder.append(canvas, overlay);
  const stage = await openStage({ canvas, overlay, ...stageOptions(machine) }).catch(
    (error: unknown) => {
      canvas.remove();
      overlay.remove();
      throw error;
    },
  );
  const resize = (): void => {
    const { clientWidth, clientHeight } = holder;
    if (clientWidth === 0 || clientHeight === 0) return;
    stage.resize(clientWidth, clientHeight, Math.min(devicePixelRatio, MOST_PIXEL_RATIO));
  };
  const observer = new ResizeObserver(resize);
  observer.observe(holder);
  resize();
  return {
    stage,
    unmount: () => {
      observer.disconnect();
      stage.dispose();
      canvas.remove();
      overlay.remove();
    },
  };
}

function stageOptions(machine: Machine): Pick<StageOptions, "device" | "quality"> {
  if (machine.kind === "cpu") return {};
  const { device, isSoftware } = machine;
  return isSoftware ? { device, quality: "fast" } : { device };
}
