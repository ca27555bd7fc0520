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
  /** What was spoken last. */
  let told: PictureFacts | null = null;
  let last = Number.NaN;
  let looks = 0;
  const look = (): void => {
    const isAtRest = !playing.peek() && time.peek() === last;
    last = time.peek();
    looks++;
    if (!isAtRest && looks % WHILE_PLAYING !== 1) return;
    const now = facts();
    if (now === null || (isAtRest && now.time === told?.time)) return;
    const words = pictureWords(now, told);
    describe(words);
    if (!isAtRest) return;
    // What is there when the page opens nobody has asked for.
    if (told !== null) speak(words);
    told = now;
  };
  const timer = setInterval(look, LOOK);
  return () => clearInterval(timer);
}
