import type { PresetCard, PresetSection } from "../preset/preset-library.ts";
import type { GalleryEntry } from "../ui/gallery.ts";

/** Sections of the gallery in order, as they are headed. */
const HEADINGS: readonly (readonly [section: PresetSection, heading: string])[] = [
  ["tissue", "Tumor and its microenvironment"],
  ["treatment", "Treatments"],
  ["classic", "Classic reaction and diffusion"],
  ["measured", "Held against measurement"],
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
        picture: `${base}gallery/${encodeURIComponent(name)}.webp`,
      })),
  );
}
