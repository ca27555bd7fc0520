import type { ReadonlySignal } from "@preact/signals-core";
import "../styles/record.css";
import { filmFileOf, filmOf } from "../lab/film-of.ts";
import type { Lab } from "../lab/lab.ts";
import type { Preset } from "../preset/preset.ts";
import { formatWords } from "../record/format-words.ts";
import { filmRoom } from "../record/kept/film-room.ts";
import type { Recording } from "../record/recorder.ts";
import type { FilmSetting } from "../record/script/film-setting.ts";
import { t } from "../texts/text.ts";
import { fileNameOf, saveFile } from "../ui/files.ts";
import { drawingOf } from "../ui/film-wait.ts";
import type { Notices } from "../ui/notices.ts";
import { createRecordDialog } from "../ui/record-dialog.ts";
import { createFilmChip } from "./film/film-chip.ts";
import { filmScriptOf } from "./film/film-scene.ts";
import { filmWords, roomWords } from "./film/film-words.ts";
import { createFormHost, workOf } from "./film/form-host.ts";
import { setAside, type UnsavedFilm } from "./film/set-aside.ts";
import { createSteering, type Steering } from "./film/steering.ts";
import { type Filmed, film } from "./film.ts";
import type { Session } from "./session/session.ts";

/** ms that a film's address stays after it was taken away: it may be on its way into a file. */
const KEPT_FOR = 60_000;

export interface Recorder {
  /** Opens the dialog: the form with the document's film, the film that is being made, or the last one. */
  open(): void;
}

/** Where the recorder stands. */
export interface RecorderPlace extends Filmed {
  readonly root: HTMLElement;
  readonly furniture: Filmed["furniture"] & {
    readonly notices: Notices;
    readonly shell: { readonly slots: { readonly share: HTMLElement } };
  };
}

/** A film that is made, and what became of it. */
interface Made extends UnsavedFilm {
  readonly recording: Recording;
  readonly address: string;
  readonly description: string;
  isSaved: boolean;
}

/** Makes films of what the page shows, one at a time, while the page is used on. */
export function createRecorder(
  page: RecorderPlace,
  session: Session,
  lab: Lab,
  fastest: ReadonlySignal<number>,
): Recorder {
  const { notices, shell } = page.furniture;
  /** s for a million pixels of the last film. */
  let drawing: number | null = null;
  let steering: Steering | null = null;
  let made: Made | null = null;
  /** Where films are kept, in words. */
  let room = "";

  const leave = (): void => {
    if (made === null) return;
    const { recording, address, isSaved } = made;
    made = null;
    dialog.clearResult();
    notices.clear("film");
    setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
    // One that was saved may be on its way into a file, and goes with the next start.
    if (isSaved) recording.held.release();
    else void recording.held.remove();
  };
  /** For another film; what nobody has saved is not lost by it. */
  const makeRoom = (): void => {
    const unsaved = made?.isSaved === false ? made : null;
    if (unsaved === null) {
      leave();
      return;
    }
    made = null;
    dialog.clearResult();
    notices.clear("film");
    URL.revokeObjectURL(unsaved.address);
    setAside(notices, unsaved);
  };
  const markSaved = (): void => {
    if (made === null) return;
    made.isSaved = true;
    void made.recording.held.markSaved();
  };

  const start = async (setting: FilmSetting): Promise<void> => {
    const { preset } = session;
    if (preset === null || steering !== null) return;
    makeRoom();
    const own = createSteering();
    steering = own;
    dialog.showProgress(room);
    chip.show(0);
    addEventListener("beforeunload", warn);
    const began = performance.now();
    try {
      const recording = await film(page, setting, {
        ...own,
        fileName: fileNameOf(preset, ""),
        onFrame: dialog.show,
        onFinish: dialog.finish,
        onProgress: (fraction, secondsLeft) => {
          dialog.update({ fraction, secondsLeft });
          chip.show(fraction);
        },
      });
      const work = workOf(filmScriptOf(session, setting), setting);
      drawing = drawingOf((performance.now() - began) / 1000, work, fastest.peek());
      present(recording, preset, setting);
    } catch (error) {
      const words = own.signal.aborted ? "" : t`The film could not be made: ${messageOf(error)}`;
      dialog.showForm(words);
      if (words !== "" && !dialog.element.open) {
        notices.show({ kind: "error", key: "film", title: words });
      }
    } finally {
      steering = null;
      chip.show(null);
      removeEventListener("beforeunload", warn);
    }
  };

  const present = (recording: Recording, preset: Preset, setting: FilmSetting): void => {
    const fileName = fileNameOf(preset, `.${recording.extension}`);
    const address = URL.createObjectURL(recording.blob);
    const description = filmWords(recording, setting.fps);
    const { title } = preset;
    made = { recording, title, fileName, address, description, isSaved: false };
    showMade(made);
    if (!dialog.element.open) tellMade(recording.problem);
  };

  const showMade = ({ address, fileName, description, recording: { problem } }: Made): void =>
    dialog.showResult({ address, fileName, description, problem });

  /** The dialog is closed: the film waits, and is not forgotten. */
  const tellMade = (problem: string | null): void => {
    const own = made;
    if (own === null || own.isSaved) return;
    notices.show({
      kind: "info",
      key: "film",
      title: t`The film is made, and not saved yet.`,
      ...(problem === null ? {} : { message: problem }),
      actions: [
        {
          label: t`Show`,
          run: () => {
            showMade(own);
            recorder.open();
          },
        },
        {
          label: t`Save`,
          run: () => {
            saveFile(own.recording.blob, own.fileName);
            markSaved();
          },
        },
        { label: t`Delete`, run: leave },
      ],
    });
  };

  const dialog = createRecordDialog(
    createFormHost({
      session,
      lab,
      series: () => page.furniture.plot.shown,
      cost: () => ({ speed: fastest.peek(), drawing }),
      fastest,
      record: (setting) => void start(setting),
    }),
    {
      pause: () => steering?.hold(),
      resume: () => steering?.goOn(),
      keep: () => steering?.keep(),
      discard: () => steering?.discard(),
    },
    { saved: markSaved, discard: leave },
    async () => {
      room = roomWords(await filmRoom());
      const { width, height, fps, ...wish } = filmNow(lab);
      return [await formatWords(wish, { width, height }, fps), room];
    },
  );
  const recorder: Recorder = {
    open: () => {
      if (session.preset === null) return;
      notices.clear("film");
      dialog.open();
    },
  };
  const chip = createFilmChip(() => recorder.open());
  shell.slots.share.before(chip.element);
  dialog.element.addEventListener("close", () => {
    if (made?.isSaved) leave();
    else tellMade(null);
  });
  page.root.append(dialog.element);
  return recorder;
}

/** The film as the document has it. */
function filmNow({ document, base }: Lab): FilmSetting {
  const file = filmFileOf(document.peek(), base.peek());
  return filmOf(file, document.peek(), base.peek());
}

/** A film ends with its page, which then keeps what there is of it. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
