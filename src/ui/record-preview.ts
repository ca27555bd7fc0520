import { t } from "../texts/text.ts";
import { element } from "./element.ts";

export interface RecordPreview {
  readonly element: HTMLElement;
  /** Share of the film that is shown, 0 to 1. */
  readonly share: () => number;
  /** Draws anew: the film is another one. `aspect`: width over height; `isClear`: its ground is. */
  refresh(aspect: number, isClear: boolean): void;
}

/** What a preview shows: a picture that the film's own painter made, and what is to be said of it. */
export interface PreviewPicture {
  readonly canvas: OffscreenCanvas;
  readonly words: string;
}

/** Longest side of a preview, px: small, and drawn like the film itself. */
export const PREVIEW_SIDE = 480;
/** ms that it waits for more changes. */
const REST = 120;

/** One frame of the film, chosen by a slider; `draw` makes it. One is drawn at a time, and of many wishes the last. */
export function createRecordPreview(
  draw: (share: number) => Promise<PreviewPicture>,
): RecordPreview {
  const canvas = element("canvas", {
    class: "film-frame-picture",
    attributes: { role: "img", "aria-label": t`A frame of the film` },
  });
  const words = element("p", { class: "fine film-frame-words", attributes: { role: "status" } });
  const slider = element("input", {
    attributes: {
      type: "range",
      name: "moment",
      min: 0,
      max: 1000,
      value: 500,
      "aria-label": t`Moment of the film`,
    },
  });
  const context = canvas.getContext("2d");
  const share = (): number => slider.valueAsNumber / 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: "rests" | "draws" | "again" = "rests";
  const drawNow = async (): Promise<void> => {
    if (state !== "rests") {
      state = "again";
      return;
    }
    state = "draws";
    try {
      const picture = await draw(share());
      canvas.width = picture.canvas.width;
      canvas.height = picture.canvas.height;
      context?.drawImage(picture.canvas, 0, 0);
      words.textContent = picture.words;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      words.textContent = t`There is no preview: ${problem}`;
    }
    const isStale = (state as string) === "again";
    state = "rests";
    if (isStale) void drawNow();
  };
  const drawSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void drawNow(), REST);
  };
  slider.addEventListener("input", drawSoon);
  const holder = element("div", { class: "film-frame-holder" }, canvas);
  return {
    element: element("div", { class: "film-frame" }, holder, slider, words),
    share,
    refresh: (aspect, isClear) => {
      canvas.classList.toggle("clear", isClear);
      canvas.style.aspectRatio = String(aspect);
      holder.style.setProperty("--aspect", String(aspect));
      drawSoon();
    },
  };
}
