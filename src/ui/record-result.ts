import { t } from "../texts/text.ts";
import { element } from "./element.ts";

export interface RecordedFile {
  readonly address: string;
  readonly fileName: string;
  readonly description: string;
  /** Where it is not all that was asked for. */
  readonly problem: string | null;
}

export interface ResultHost {
  readonly saved: () => void;
  readonly discard: () => void;
  readonly another: () => void;
}

/** Plays a film that is made, and lets it be saved. */
export function fillResult(holder: HTMLElement, file: RecordedFile, host: ResultHost): void {
  const save = element(
    "a",
    {
      class: "solid-button",
      attributes: { href: file.address, download: file.fileName },
      on: { click: host.saved },
    },
    t`Save`,
  );
  const action = (text: string, act: () => void): HTMLElement =>
    element(
      "button",
      { class: "text-button", attributes: { type: "button" }, on: { click: act } },
      text,
    );
  const player = playerOf(file);
  const problem =
    file.problem === null ? [] : [element("p", { class: "form-problem" }, file.problem)];
  holder.replaceChildren(
    ...(player === null ? [] : [player]),
    ...problem,
    element("p", { class: "fine" }, file.description),
    element(
      "div",
      { class: "dialog-actions" },
      action(t`Delete`, host.discard),
      action(t`Another one`, host.another),
      save,
    ),
  );
  if (player instanceof HTMLVideoElement) play(player);
}

/** Null: pictures in a zip are for other programs. */
function playerOf({ address, fileName }: RecordedFile): HTMLElement | null {
  if (fileName.endsWith(".zip")) return null;
  if (fileName.endsWith(".gif")) {
    return element("img", { attributes: { src: address, alt: t`The film` } });
  }
  return element("video", {
    attributes: { src: address, controls: true, loop: true, playsinline: true, muted: true },
  });
}

function play(video: HTMLVideoElement): void {
  video.play().catch((error: unknown) => {
    // A browser may refuse to start a film by itself, and starting ends where the film is taken away.
    const isUsual = error instanceof DOMException && /^(NotAllowed|Abort)Error$/.test(error.name);
    if (isUsual) return;
    const problem = t`It cannot be played here (${error}); the file is good all the same.`;
    video.after(element("p", { class: "fine" }, problem));
  });
}
