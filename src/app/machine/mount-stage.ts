import { t } from "../../texts/text.ts";
import { element } from "../../ui/element.ts";
import { openStage, type Stage, type StageOptions } from "../../view/stage.ts";
import type { Machine } from "./open-engine.ts";

/** More device pixels than this per CSS pixel cost much and show nothing. */
const MOST_PIXEL_RATIO = 2;

/** ms between attempts to draw again: a browser whose GPU process has died needs a moment. */
const ATTEMPTS = [0, 250, 1000, 3000, 6000] as const;

export interface MountedStage {
  readonly stage: Stage;
  /** Takes the canvases away and frees the stage. */
  unmount(): void;
}

/**
 * Puts fresh canvases into `holder` (a canvas keeps its kind of context for life) and draws there.
 * `onLost`: the WebGL2 context is gone, and the stage with it.
 */
export async function mountStage(
  holder: HTMLElement,
  machine: Machine,
  onLost?: () => void,
): Promise<MountedStage> {
  const canvas = element("canvas", {
    class: "tissue",
    attributes: { role: "img", "aria-label": t`Tissue` },
  });
  const overlay = element("canvas", { class: "captions", attributes: { "aria-hidden": "true" } });
  holder.append(canvas, overlay);
  const lost = onLost === undefined ? {} : { onLost };
  const stage = await openStage({ canvas, overlay, ...lost, ...stageOptions(machine) }).catch(
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

/**
 * After a lost context: mounts again, several times if need be. `onProblem` hears of each attempt that fails but
 * the last, with whose problem this rejects.
 */
export async function mountAgain<T>(
  mount: () => Promise<T>,
  onProblem: (error: unknown) => void,
): Promise<T> {
  for (const wait of ATTEMPTS.slice(0, -1)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      return await mount();
    } catch (error) {
      onProblem(error);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, ATTEMPTS.at(-1)));
  return mount();
}

/** What a stage must know of what computes. */
export function stageOptions(machine: Machine): Pick<StageOptions, "device" | "quality"> {
  if (machine.kind === "cpu") return {};
  const { device, isSoftware } = machine;
  return isSoftware ? { device, quality: "fast" } : { device };
}
