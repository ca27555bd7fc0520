import {
  type Corner,
  corners,
  type FilmFile,
  type OverlayName,
  overlayNames,
} from "../record/script/film-schema.ts";
import { usualCorner } from "../record/script/overlay-corners.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import {
  check,
  type FilmDraft,
  type FormPart,
  folded,
  row,
  select,
  words,
} from "./record-form-parts.ts";

const NAMES: Readonly<Record<OverlayName, string>> = {
  title: t`Title`,
  legend: t`Legend`,
  colorBar: t`Color bar`,
  treatments: t`Treatments`,
  time: t`Time`,
  scaleBar: t`Scale bar`,
  caption: t`Caption`,
  author: t`Author`,
};

const CORNERS: Readonly<Record<Corner, string>> = {
  "top-left": t`top left`,
  "top-right": t`top right`,
  "bottom-left": t`bottom left`,
  "bottom-right": t`bottom right`,
};

const SIZES = [
  { value: "0.7", text: t`small` },
  { value: "1", text: t`usual` },
  { value: "1.4", text: t`large` },
  { value: "2", text: t`huge` },
];

/** What is written into the film: words of one's own, and each overlay switched, placed and sized. */
export function createWordsPart(draft: FilmDraft, title: () => string): FormPart {
  const { change } = draft;
  const own = {
    title: words("title", t`Title`, (text) =>
      change({ title: text === title() ? undefined : text }),
    ),
    caption: words("caption", t`Caption`, (text) => change({ caption: text || undefined })),
    author: words("author", t`Author`, (text) => change({ author: text || undefined })),
  };
  const rows = overlayNames.map((name) => overlayRow(draft, name));
  const list = element(
    "div",
    { class: "film-overlays", attributes: { role: "group", "aria-label": t`What is written` } },
    ...rows.flatMap(({ elements }) => elements),
  );
  return {
    element: folded(
      t`Words and overlays`,
      row(t`Title`, own.title),
      row(t`Caption`, own.caption),
      row(t`Author`, own.author),
      list,
    ),
    show: (file) => {
      own.title.value = file.title ?? title();
      own.caption.value = file.caption ?? "";
      own.author.value = file.author ?? "";
      for (const { show } of rows) show(file);
    },
  };
}

function overlayRow({ file, change }: FilmDraft, name: OverlayName) {
  const setting = () => settingOf(file(), name);
  const put = (next: { readonly at?: Corner; readonly size?: number } | boolean): void => {
    const others = file().overlays ?? {};
    change({ overlays: { ...others, [name]: next } });
  };
  const label = NAMES[name];
  const shown = check(`${name}-shown`, label, (on) => put(on));
  const at = select(
    `${name}-at`,
    t`${label}, where`,
    corners.map((value) => ({ value, text: CORNERS[value] })),
    (value) => put({ ...setting(), at: value as Corner }),
  );
  const size = select(`${name}-size`, t`${label}, how large`, SIZES, (value) =>
    put({ ...setting(), size: Number(value) }),
  );
  return {
    elements: [shown.element, at, size],
    show: (film: FilmFile) => {
      const isShown = film.overlays?.[name] !== false;
      const { at: corner, size: factor } = settingOf(film, name);
      shown.input.checked = isShown;
      at.value = corner;
      size.value = SIZES.reduce((best, one) =>
        Math.abs(Number(one.value) - factor) < Math.abs(Number(best.value) - factor) ? one : best,
      ).value;
      at.disabled = !isShown;
      size.disabled = !isShown;
    },
  };
}

function settingOf(
  { overlays }: FilmFile,
  name: OverlayName,
): { readonly at: Corner; readonly size: number } {
  const own = overlays?.[name];
  const given = typeof own === "object" ? own : {};
  return { at: given.at ?? usualCorner(name), size: given.size ?? 1 };
}
