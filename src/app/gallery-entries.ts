import type { GalleryEntry } from "../ui/gallery.ts";

interface Card {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
}

/** Presets tagged so stand behind those about tissue. */
const CLASSIC = "classic";

/** Gallery entries with the address of each one's picture: tissue first, classics after. */
export function galleryEntries(cards: readonly Card[], base: string): readonly GalleryEntry[] {
  const entries = cards.map(({ name, title, summary, tags }) => ({
    name,
    title,
    summary,
    tags,
    picture: `${base}gallery/${encodeURIComponent(name)}.webp`,
  }));
  const isClassic = ({ tags }: GalleryEntry): boolean => tags.includes(CLASSIC);
  return [...entries.filter((entry) => !isClassic(entry)), ...entries.filter(isClassic)];
}
