import type { PageSignals } from "./page-signals.ts";
import { type PictureFacts, pictureWords } from "./picture-words.ts";

/** ms between two looks at whether there is something to tell. */
const LOOK = 1000;
/** Looks between two descriptions while the run plays: they are read when someone asks, not spoken. */
const WHILE_PLAYING = 10;

/**
 * Keeps a description of the picture for screen readers, and speaks it when the run has come to rest at another
 * time. While it plays nothing is spoken. Gives a function that ends it.
 */
export function narrate(
  { playing, time }: Pick<PageSignals, "playing" | "time">,
  facts: () => PictureFacts | null,
  { describe, speak }: Record<"describe" | "speak", (words: string) => void>,
): () => void {
  /** What was told last of a run at rest, and what that was compared with. */
  let told: PictureFacts | null = null;
  let before: PictureFacts | null = null;
  let last = Number.NaN;
  let looks = 0;
  const look = (): void => {
    const isAtRest = !playing.peek() && time.peek() === last;
    last = time.peek();
    looks++;
    if (!isAtRest && looks % WHILE_PLAYING !== 1) return;
    const now = facts();
    if (now === null) return;
    const isSameTime = isAtRest && now.time === told?.time;
    if (isSameTime && JSON.stringify(now) === JSON.stringify(told)) return;
    if (!isSameTime) before = told;
    const words = pictureWords(now, before);
    describe(words);
    if (!isAtRest) return;
    // What is there when the page opens nobody has asked for, and who looks another way knows it.
    if (told !== null && !isSameTime) speak(words);
    told = now;
  };
  const timer = setInterval(look, LOOK);
  return () => clearInterval(timer);
}
