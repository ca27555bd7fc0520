import { formatWait } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";

export interface RecordProgress {
  /** 0 to 1 */
  readonly fraction: number;
  readonly secondsLeft: number;
}

/** What a person does with a film that is being made. */
export interface RecordSteer {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it with what there is of it. */
  readonly keep: () => void;
  /** Ends it with nothing left. */
  readonly discard: () => void;
  /** The page is used meanwhile. */
  readonly hide: () => void;
}

export interface ProgressPanel {
  readonly element: HTMLElement;
  /** Another film: `note` says where it is kept. */
  begin(note: string): void;
  update(progress: RecordProgress): void;
  /** Its last frame is there, and its file is on its way: nothing can be held or ended any more. */
  finish(): void;
  /** A frame of the film, as it is now. */
  show(frame: CanvasImageSource & { readonly width: number; readonly height: number }): void;
}

const START: RecordProgress = { fraction: 0, secondsLeft: Number.POSITIVE_INFINITY };
/** px of the preview's longer side. */
const PREVIEW = 480;
/** ms between two pictures of the preview. */
const SHOW_EVERY = 200;

/** How far a film is, what it looks like, and how it is paused or ended. */
export function createProgress(steer: RecordSteer): ProgressPanel {
  const bar = element("progress", { attributes: { max: 1, value: 0, "aria-label": t`Recording` } });
  const words = element("p", { class: "fine", attributes: { role: "status" } });
  const where = element("p", { class: "fine" });
  const preview = element("canvas", {
    class: "film-latest",
    attributes: { role: "img", "aria-label": t`The film's latest frame` },
  });
  const question = element("div", { class: "dialog-actions", attributes: { hidden: true } });
  const actions = element("div", { class: "dialog-actions" });
  let isPaused = false;
  let last = START;
  let shownAt = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    bar.value = last.fraction;
    words.textContent = progressWords(last, isPaused);
  };
  const pause = button(t`Pause`, () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? t`Go on` : t`Pause`;
    (isPaused ? steer.pause : steer.resume)();
    tell();
  });
  const ask = (isAsking: boolean): void => {
    question.hidden = !isAsking;
    actions.hidden = isAsking;
    const first = (isAsking ? question : actions).querySelector("button");
    if (document.activeElement === document.body) first?.focus();
  };
  const end = button(t`End now`, () => ask(true));
  const answer = (act: () => void) => (): void => {
    ask(false);
    act();
  };
  actions.append(button(t`Hide`, steer.hide), pause, end);
  question.append(
    element("span", { class: "fine grow" }, t`End the film here?`),
    button(t`Not yet`, () => ask(false)),
    button(t`Discard it`, answer(steer.discard)),
    button(t`Keep what there is`, answer(steer.keep), "solid-button"),
  );
  const root = element(
    "div",
    { class: "record-progress", attributes: { hidden: true } },
    preview,
    bar,
    words,
    where,
    actions,
    question,
  );
  return {
    element: root,
    begin: (note) => {
      isPaused = false;
      pause.textContent = t`Pause`;
      pause.disabled = end.disabled = false;
      last = START;
      tell();
      where.textContent = note;
      preview.width = 0;
      shownAt = Number.NEGATIVE_INFINITY;
      ask(false);
    },
    update: (progress) => {
      last = progress;
      tell();
    },
    finish: () => {
      pause.disabled = end.disabled = true;
      ask(false);
      words.textContent = t`${percentOf(last)}: its file is being finished`;
    },
    show: (frame) => {
      const now = performance.now();
      if (now - shownAt < SHOW_EVERY || root.offsetParent === null) return;
      shownAt = now;
      const scale = Math.min(1, PREVIEW / Math.max(frame.width, frame.height));
      preview.width = Math.max(1, Math.round(frame.width * scale));
      preview.height = Math.max(1, Math.round(frame.height * scale));
      preview.getContext("2d")?.drawImage(frame, 0, 0, preview.width, preview.height);
    },
  };
}

/** "40 % done, 12 s left" */
export function progressWords(progress: RecordProgress, isPaused: boolean): string {
  const done = percentOf(progress);
  if (isPaused) return t`${done}, paused`;
  const { secondsLeft } = progress;
  return Number.isFinite(secondsLeft) ? t`${done}, ${formatWait(secondsLeft)} left` : done;
}

function percentOf({ fraction }: RecordProgress): string {
  return `${Math.floor(100 * fraction)} % done`;
}

function button(text: string, onPress: () => void, look = "text-button"): HTMLButtonElement {
  return element(
    "button",
    { class: look, attributes: { type: "button" }, on: { click: onPress } },
    text,
  );
}
