import { formatClock, formatDuration, formatWait } from "../numbers/format-time.ts";
import type { FilmFile } from "../record/script/film-schema.ts";
import type { FilmScript } from "../record/script/film-script.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { createBasics, type FilmTimes, sizeOf } from "./record-form-basics.ts";
import { createCameraPart } from "./record-form-camera.ts";
import { createFilePart } from "./record-form-file.ts";
import { createPanelsPart } from "./record-form-panels.ts";
import { type Choice, type FilmDraft, number, secondsOf, textButton } from "./record-form-parts.ts";
import { createSpeedPart } from "./record-form-speed.ts";
import { createWordsPart } from "./record-form-words.ts";
import { createRecordPreview, type PreviewPicture } from "./record-preview.ts";

/** What the form of a film asks of the page, and tells it. */
export interface RecordFormHost {
  /** The film as the document has it. */
  readonly film: () => FilmFile;
  /** Remembers another one; throws, in words for the person, for what is none. */
  readonly remember: (film: FilmFile) => void;
  /** The frames of the film; throws likewise. */
  readonly script: () => FilmScript;
  /** Draws the frame at a share of the film, no wider or higher than `side` px. */
  readonly preview: (share: number) => Promise<PreviewPicture>;
  readonly times: () => FilmTimes;
  /** The preset's title. */
  readonly title: () => string;
  readonly panels: () => readonly Choice[];
  readonly camera: () => Omit<NonNullable<FilmFile["camera"]>[number], "at">;
  /** How long making it takes, in words. */
  readonly wait: (script: FilmScript, film: FilmFile) => string;
  /** What it does not do just as asked, in sentences. */
  readonly notes: (script: FilmScript) => readonly string[];
  readonly start: () => void;
  /** Records what is on the screen: the next or the last seconds. */
  readonly capture: (which: "next" | "last", seconds: number) => void;
}

export interface RecordForm {
  readonly element: HTMLFormElement;
  readonly problem: HTMLElement;
  /** Brings everything to what the document and the run are now. */
  show(): void;
}

/** Asks what a film is to be: what most need first, the rest folded below, with a frame of it beside. */
export function createRecordForm(host: RecordFormHost): RecordForm {
  const problem = element("p", {
    class: "form-problem",
    attributes: { role: "alert", hidden: true },
  });
  const span = element("p", { class: "fine", attributes: { "aria-live": "polite" } });
  const wait = element("p", { class: "fine film-wait", attributes: { "aria-live": "polite" } });
  const notes = element("p", { class: "fine film-wait", attributes: { "aria-live": "polite" } });
  const preview = createRecordPreview(async (share) => {
    const picture = await host.preview(share);
    // How long it took to draw says how long the film's frames will.
    describe(host.film());
    return picture;
  });
  const tell = (words: string): void => {
    problem.textContent = words;
    problem.hidden = words === "";
  };
  const draft: FilmDraft = {
    file: host.film,
    change: (patch) => {
      try {
        host.remember(changed(host.film(), patch));
        tell("");
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
      show();
    },
  };
  const basics = createBasics(draft, host.times);
  const more = [
    createWordsPart(draft, host.title),
    createPanelsPart(draft, host.panels),
    createCameraPart(draft, { camera: host.camera, share: preview.share }),
    createSpeedPart(draft),
    createFilePart(draft),
  ];
  const start = element("button", {
    class: "solid-button",
    attributes: { type: "submit", autofocus: true },
  });
  const form = element(
    "form",
    { class: "record-form", on: { submit: (event) => submit(event), keydown: takeText } },
    element(
      "div",
      { class: "film-columns" },
      element("div", { class: "film-side" }, preview.element, span, notes, wait),
      element(
        "div",
        { class: "film-settings" },
        ...basics.map((part) => part.element),
        ...more.map((part) => part.element),
      ),
    ),
    problem,
    element("div", { class: "dialog-actions film-actions" }, quickCapture(host, tell), start),
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    host.start();
  };
  const show = (): void => {
    const film = host.film();
    for (const part of [...basics, ...more]) part.show(film);
    const isWhole = film.from === undefined && film.to === undefined;
    start.textContent = isWhole ? t`Record this preset` : t`Record`;
    const { width, height } = sizeOf(film);
    preview.refresh(width / height, film.transparent === true);
    describe(film);
  };
  const describe = (film: FilmFile): void => {
    try {
      const script = host.script();
      span.textContent = spanText(script, film);
      notes.textContent = host.notes(script).join(" ");
      wait.textContent = host.wait(script, film);
      start.disabled = false;
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      start.disabled = true;
    }
  };
  return { element: form, problem, show };
}

/** Enter in a box takes what was typed: a film begins by its button. */
function takeText(event: Event): void {
  const { target } = event;
  const isBox = target instanceof HTMLInputElement && target.type !== "checkbox";
  if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || !isBox) return;
  event.preventDefault();
  target.blur();
}

function spanText({ count, from, to, seconds }: FilmScript, { hold, slow }: FilmFile): string {
  const rest = secondsOf(hold) ?? 0;
  const each = formatDuration((to - from) / Math.max(seconds - rest, 1e-9));
  const what =
    from === 0 ? t`the first ${formatDuration(to)}` : t`${formatClock(from)} to ${formatClock(to)}`;
  const pace = `${each} a second${slow === undefined ? "" : t` on average`}`;
  const end = rest > 0 ? t`, the last ${formatWait(rest)} at rest` : "";
  return t`${count} frames, ${formatWait(seconds)}: ${what}, ${pace}${end}.`;
}

/** A film with keys put in and, where they are undefined, taken out. */
function changed(film: FilmFile, patch: object): FilmFile {
  const all = Object.entries({ ...film, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as FilmFile;
}

/** What is on the screen, at once: some seconds of it to come or gone by. */
function quickCapture({ capture }: RecordFormHost, tell: (problem: string) => void): HTMLElement {
  const seconds = number("capture-seconds", t`Seconds to capture`, [1, 600], () => {});
  seconds.value = "10";
  const take = (which: "next" | "last") => (): void => {
    if (!seconds.reportValidity()) return;
    try {
      capture(which, seconds.valueAsNumber);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return element(
    "div",
    { class: "film-capture", attributes: { role: "group", "aria-label": t`Capture the screen` } },
    element("span", { class: "fine" }, t`As on the screen:`),
    textButton(t`Last`, t`The last seconds, from what the run kept`, take("last")),
    textButton(t`Next`, t`The next seconds, at the speed it plays at`, take("next")),
    seconds,
    element("span", { class: "fine" }, "s"),
  );
}
