import type { FilmFileFormat } from "../data/formats.ts";
import { filmFormats } from "../data/formats.ts";
import { durationText } from "../lab/treatments/times.ts";
import type { FilmFile } from "../record/script/film-schema.ts";
import { filmSizes, parseFilmSize } from "../record/script/sizes.ts";
import { t } from "../texts/text.ts";
import {
  type FilmDraft,
  type FormPart,
  group,
  number,
  row,
  secondsOf,
  secondsText,
  select,
  showChoice,
  textButton,
  time,
} from "./record-form-parts.ts";

export interface FilmTimes {
  /** Where the run stands, min. */
  readonly now: number;
  /** Its end, min, where it has one. */
  readonly stop: number | undefined;
}

/** Format, size, from when to when, how long: all that most films need. */
export function createBasics(draft: FilmDraft, times: () => FilmTimes): readonly FormPart[] {
  return [formatPart(draft), sizePart(draft), spanPart(draft, times), lengthPart(draft)];
}

function formatPart({ change }: FilmDraft): FormPart {
  const choices = filmFormats.map(({ name, label, use }) => ({
    value: name,
    text: `${label} · ${use}`,
  }));
  const box = select("format", t`Format`, choices, (value) =>
    change({ format: value as FilmFileFormat }),
  );
  return {
    element: row(t`Format`, box),
    show: ({ format = "mp4" }) => {
      box.value = format;
    },
  };
}

const OWN = "own";

function sizePart({ change }: FilmDraft): FormPart {
  const choices = filmSizes.map(({ name, width, height, use }) => ({
    value: name,
    text: `${name} · ${width} × ${height}${use === "" ? "" : ` · ${use}`}`,
  }));
  const box = select("size", t`Size`, choices, (size) => {
    if (size !== OWN) change({ size, width: undefined, height: undefined });
  });
  return {
    element: row(t`Size`, box),
    show: (file) => {
      const { width, height } = sizeOf(file);
      const named = filmSizes.find((one) => one.width === width && one.height === height);
      showChoice(box, named?.name ?? OWN, `${width} × ${height}`);
    },
  };
}

/** px of a film's file. */
export function sizeOf({ size, width = 1280, height = 720 }: FilmFile): {
  readonly width: number;
  readonly height: number;
} {
  return size === undefined ? { width, height } : parseFilmSize(size, "size");
}

function spanPart({ change }: FilmDraft, times: () => FilmTimes): FormPart {
  const from = time("from", t`From`, (text) => change({ from: text }));
  const to = time("to", t`To`, (text) => change({ to: text }));
  const here = textButton(t`Here`, t`From where the run stands`, () =>
    change({ from: durationText(times().now) }),
  );
  const whole = textButton(t`All`, t`The whole run, from its start to its end`, () =>
    change({ from: undefined, to: undefined }),
  );
  from.placeholder = t`start`;
  to.placeholder = t`end`;
  return {
    element: group(t`From, to`, from, "–", to, here, whole),
    show: (file) => {
      from.value = file.from ?? "";
      to.value = file.to ?? "";
      whole.disabled = file.from === undefined && file.to === undefined;
    },
  };
}

function lengthPart({ change }: FilmDraft): FormPart {
  const seconds = number("duration", t`Length, s`, [0.1, 3600], (value) =>
    change({ duration: secondsText(value), speed: undefined, speeds: undefined }),
  );
  const note = document.createElement("span");
  note.className = "fine";
  return {
    element: group(t`Length`, seconds, "s", note),
    show: ({ duration, speed, speeds }) => {
      const isBySpeed = speed !== undefined || speeds !== undefined;
      seconds.value = isBySpeed ? "" : String(secondsOf(duration) ?? 20);
      note.textContent = isBySpeed ? t`by its speed, below` : "";
    },
  };
}
