import { element } from "./element.ts";
import { formatDuration, formatWait } from "./format-quantity.ts";
import { iconButton } from "./icon-button.ts";

/** What the user asks for. */
export interface RecordRequest {
  /** s of film */
  readonly duration: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  readonly format: "mp4" | "webm";
  /** Simulated min per second of film. */
  readonly minutesPerSecond: number;
}

export interface RecordProgress {
  /** 0 to 1 */
  readonly fraction: number;
  readonly secondsLeft: number;
}

export interface RecordedFile {
  readonly address: string;
  readonly fileName: string;
  readonly description: string;
}

export interface RecordDialog {
  readonly element: HTMLDialogElement;
  open(initial: RecordRequest): void;
  showProgress(progress: RecordProgress): void;
  showResult(file: RecordedFile): void;
  /** Back to the form, with the reason if it failed. */
  showForm(problem?: string): void;
}

const sizes: readonly (readonly [number, number, string])[] = [
  [1280, 720, "1280 × 720 · HD"],
  [1920, 1080, "1920 × 1080 · Full HD"],
  [3840, 2160, "3840 × 2160 · 4K"],
  [1080, 1080, "1080 × 1080 · square"],
  [1080, 1920, "1080 × 1920 · upright"],
  [640, 480, "640 × 480 · small"],
];

/** Asks for a film's length, size and speed, shows its making, then plays it. */
export function createRecordDialog(
  onStart: (request: RecordRequest) => void,
  onCancel: () => void,
): RecordDialog {
  const form = createForm(onStart);
  const progress = createProgress(onCancel);
  const result = element("div", { class: "record-result" });
  const stages = [form.element, progress.element, result];
  const showOnly = (stage: HTMLElement): void => {
    for (const each of stages) each.hidden = each !== stage;
  };
  const dialog = createFrame(stages, () => progress.element.hidden !== false);
  const showForm = (problem = ""): void => {
    form.problem.textContent = problem;
    form.problem.hidden = problem === "";
    showOnly(form.element);
  };
  return {
    element: dialog,
    open: (initial) => {
      if (dialog.open) return;
      form.fill(initial);
      if (progress.element.hidden) showForm();
      dialog.showModal();
    },
    showProgress: (state) => {
      progress.update(state);
      showOnly(progress.element);
    },
    showResult: (file) => {
      fillResult(result, file, () => showForm());
      showOnly(result);
    },
    showForm,
  };
}

function createFrame(stages: readonly HTMLElement[], mayClose: () => boolean): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "dialog glass record-dialog",
    attributes: { "aria-labelledby": "record-title" },
  });
  const close = (): void => {
    if (mayClose()) dialog.close();
  };
  dialog.addEventListener("cancel", (event) => {
    if (!mayClose()) event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  const heading = element("h2", { attributes: { id: "record-title" } }, "Record a film");
  const button = iconButton({ icon: "close", label: "Close", class: "quiet", onPress: close });
  dialog.append(element("header", { class: "panel-header" }, heading, button), ...stages);
  return dialog;
}

function createForm(onStart: (request: RecordRequest) => void) {
  const duration = numberField("duration", 1, 600);
  const fps = selectField("fps", ["24", "25", "30", "60"]);
  const size = selectField("size", []);
  const format = selectField("format", ["mp4", "webm"]);
  const speed = numberField("speed", 0.001, 1000);
  const span = element("p", { class: "fine", attributes: { "aria-live": "polite" } });
  const problem = element("p", {
    class: "form-problem",
    attributes: { role: "alert", hidden: true },
  });
  const read = (): RecordRequest => {
    const [width = 1280, height = 720] = size.value.split("x").map(Number);
    return {
      duration: Number(duration.value),
      fps: Number(fps.value),
      width,
      height,
      format: format.value === "webm" ? "webm" : "mp4",
      minutesPerSecond: Number(speed.value) * 60,
    };
  };
  const describe = (): void => {
    const { duration: seconds, fps: rate, minutesPerSecond } = read();
    const frames = Math.round(seconds * rate);
    span.textContent = `${frames} frames show the next ${formatDuration(seconds * minutesPerSecond)}.`;
  };
  const form = element(
    "form",
    { class: "record-form", on: { input: describe, submit: (event) => submit(event) } },
    labeled("Length", duration, "s"),
    labeled("Speed", speed, "h per second"),
    labeled("Size", size),
    labeled("Frames", fps, "per second"),
    labeled("Format", format),
    span,
    problem,
    element(
      "div",
      { class: "dialog-actions" },
      element("button", { class: "solid-button", attributes: { type: "submit" } }, "Record"),
    ),
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    onStart(read());
  };
  const fill = (initial: RecordRequest): void => {
    duration.value = String(initial.duration);
    fps.value = String(initial.fps);
    fillSizes(size, initial.width, initial.height);
    format.value = initial.format;
    speed.value = String(Number((initial.minutesPerSecond / 60).toPrecision(3)));
    describe();
  };
  return { element: form, problem, fill };
}

function fillSizes(select: HTMLSelectElement, width: number, height: number): void {
  const known = sizes.some(([w, h]) => w === width && h === height);
  const own = [width, height, `${width} × ${height} · the preset's`] as const;
  const options = (known ? sizes : [own, ...sizes]).map(
    ([w, h, label]) => new Option(label, `${w}x${h}`, false, w === width && h === height),
  );
  select.replaceChildren(...options);
}

function createProgress(onCancel: () => void) {
  const bar = element("progress", { attributes: { max: 1, value: 0, "aria-label": "Recording" } });
  const words = element("p", { class: "fine", attributes: { role: "status" } });
  const attributes = { type: "button" };
  const cancel = element(
    "button",
    { class: "text-button", attributes, on: { click: onCancel } },
    "Cancel",
  );
  const root = element(
    "div",
    { class: "record-progress", attributes: { hidden: true } },
    bar,
    words,
    element("div", { class: "dialog-actions" }, cancel),
  );
  const update = ({ fraction, secondsLeft }: RecordProgress): void => {
    bar.value = fraction;
    words.textContent = `${Math.floor(fraction * 100)} % done, ${formatWait(secondsLeft)} left`;
  };
  return { element: root, update };
}

function fillResult(holder: HTMLElement, file: RecordedFile, again: () => void): void {
  const video = element("video", {
    attributes: { src: file.address, controls: true, loop: true, playsinline: true, muted: true },
  });
  const download = element(
    "a",
    { class: "solid-button", attributes: { href: file.address, download: file.fileName } },
    "Download",
  );
  const another = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: again } },
    "Another one",
  );
  holder.replaceChildren(
    video,
    element("p", { class: "fine" }, file.description),
    element("div", { class: "dialog-actions" }, another, download),
  );
  video.play().catch((error: unknown) => {
    // A browser may refuse to start a film by itself, and starting ends where the film is taken away.
    const isUsual = error instanceof DOMException && /^(NotAllowed|Abort)Error$/.test(error.name);
    if (isUsual) return;
    const problem = `It cannot be played here (${error}); the file is good all the same.`;
    video.after(element("p", { class: "fine" }, problem));
  });
}

function labeled(label: string, control: HTMLElement, unit = ""): HTMLElement {
  return element(
    "label",
    { class: "form-row" },
    element("span", {}, label),
    control,
    element("span", { class: "row-unit" }, unit),
  );
}

function numberField(name: string, min: number, max: number): HTMLInputElement {
  return element("input", {
    class: "number-box",
    attributes: { type: "number", name, min, max, step: "any", required: true },
  });
}

function selectField(name: string, values: readonly string[]): HTMLSelectElement {
  const select = element("select", { attributes: { name } });
  select.append(...values.map((value) => new Option(value, value)));
  return select;
}
