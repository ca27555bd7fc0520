import type { PresetCard, PresetSection } from "../preset/preset-library.ts";
import { t } from "../texts/text.ts";
import type { GalleryEntry } from "./gallery.ts";
import type { CardPicture } from "./moving-picture.ts";

/** Sections of the gallery in order, as they are headed. */
const HEADINGS: readonly (readonly [section: PresetSection, heading: string])[] = [
  ["tissue", t`Tumor and its microenvironment`],
  ["treatment", t`Treatments`],
  ["classic", t`Classic reaction and diffusion`],
  ["measured", t`Held against measurement`],
];

/** Where a newcomer should begin; the rest follows by title. */
const FIRST = ["hypoxic-core", "early-and-late", "lactate-throttle"];

/** Gallery entries by section, with the address of each one's picture. */
export function galleryEntries(
  cards: readonly PresetCard[],
  base: string,
): readonly GalleryEntry[] {
  const rank = ({ name }: PresetCard) =>
    FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
  const inOrder = [...cards].sort(
    (a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, "en"),
  );
  return HEADINGS.flatMap(([section, heading]) =>
    inOrder
      .filter((card) => card.section === section)
      .map(({ name, title, summary, tags }) => ({
        name,
        title,
        summary,
        tags,
        section: heading,
        // Those that repeat an experiment are looked at in docs/measured.md.
        ...(section === "measured" ? {} : { picture: pictureOf(name, base) }),
      })),
  );
}

function pictureOf(name: string, base: string): CardPicture {
  const file = `${encodeURIComponent(name)}.webp`;
  return { picture: `${base}gallery/${file}`, strip: `${base}gallery/strips/${file}` };
}
