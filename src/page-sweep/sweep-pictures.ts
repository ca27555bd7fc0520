import { type AutoWindowStyle, type DataRange, followWindow } from "../look/auto-window.ts";
import type { ResolvedWindow } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import { colorBarOf, resolveView, viewNames } from "../look/views.ts";
import type { Model } from "../model/model.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatUnit } from "../numbers/format-unit.ts";
import { writeDuration } from "../numbers/write-duration.ts";
import { t } from "../texts/text.ts";
import { settingOf, type ViewChoice } from "../ui/view-choice.ts";
import type { Stage } from "../view/stage.ts";
import type { SweepImage } from "./sweep-messages.ts";

/** px across a picture's longer side. */
const SIZE = 256;

/** How the page shows tissue when a sweep begins. */
export interface SweepLook {
  readonly stage: Stage;
  readonly model: Model;
  readonly choice: ViewChoice;
  readonly style: AutoWindowStyle;
  /** Width by height of the domain. */
  readonly aspect: number;
}

/** Fields and observables that the pictures of a look are drawn from, in layer order. */
export function picturedNames({ model, choice }: Pick<SweepLook, "model" | "choice">) {
  const names = viewNames(resolveView(settingOf(choice), model, () => [0, 1]));
  return names.length > 0 ? names : [model.fields[0]?.name ?? ""];
}

export interface SweepPictureActions {
  /** All are drawn; told what they show, in words. */
  readonly onDrawn: (caption: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Pictures of several runs in the page's colors: what follows the data follows that of all of them. They
 * are drawn with the next frame of the page, so that workers wait for no picture.
 */
export class SweepPictures {
  readonly #look: SweepLook;
  readonly #images = new Map<HTMLCanvasElement, SweepImage>();
  readonly #actions: SweepPictureActions;
  /** Animation frame in which they are drawn; 0: none. */
  #frame = 0;

  constructor(look: SweepLook, actions: SweepPictureActions) {
    this.#look = look;
    this.#actions = actions;
  }

  /** One more; all are drawn again, in the range of all. */
  add(canvas: HTMLCanvasElement, image: SweepImage): void {
    this.#images.set(canvas, image);
    this.#frame ||= requestAnimationFrame(async () => {
      this.#frame = 0;
      try {
        const view = this.#view();
        await this.#look.stage.ready(view);
        for (const [target, shown] of this.#images) this.#draw(target, shown, view);
        this.#actions.onDrawn(captionOf(view, image.time));
      } catch (error) {
        this.#actions.onFailure(error);
      }
    });
  }

  #view(): ResolvedView {
    const { model, choice, style } = this.#look;
    const names = picturedNames(this.#look);
    const images = [...this.#images.values()];
    return resolveView(settingOf(choice), model, (name) =>
      windowOf(images, names.indexOf(name), style),
    );
  }

  #draw(canvas: HTMLCanvasElement, image: SweepImage, view: ResolvedView): void {
    const { stage, aspect } = this.#look;
    const width = Math.round(SIZE * Math.min(1, aspect));
    const height = Math.max(1, Math.round(width / aspect));
    canvas.width = width;
    canvas.height = height;
    const drawn = stage.capture({
      width,
      height,
      view,
      image: { kind: "array", ...image },
      whole: true,
      overlays: false,
    });
    canvas.getContext("2d")?.drawImage(drawn, 0, 0);
  }
}

/** The window in which one layer of all images lies. */
function windowOf(
  images: readonly SweepImage[],
  layer: number,
  style: AutoWindowStyle,
): ResolvedWindow {
  const statistics: DataRange = images.reduce(
    (range, { data, width, height }) => {
      const size = width * height;
      return data
        .subarray(layer * size, (layer + 1) * size)
        .reduce(
          ({ min, max }, value) => ({ min: Math.min(min, value), max: Math.max(max, value) }),
          range,
        );
    },
    { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  );
  return followWindow(null, statistics, style);
}

function captionOf(view: ResolvedView, time: number): string {
  const when = writeDuration(time);
  const bar = colorBarOf(view);
  if (bar !== null) {
    const [low, high] = bar.window.map((value) => formatNumber(value));
    const unit = formatUnit(bar.unit);
    return t`${bar.label} at ${when}, all from ${low} to ${high}${unit && ` ${unit}`}.`;
  }
  return t`The tissue at ${when} in the page’s colors, all in one range of brightness.`;
}
