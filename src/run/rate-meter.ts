/** What the simulation does per second of wall time. */
export interface Rates {
  readonly steps: number;
  /** Simulated days. */
  readonly days: number;
}

export interface RateMeter {
  /** `now` in ms; `minutes` of simulated time that `steps` steps took. */
  add(now: number, steps: number, minutes: number): void;
  read(now: number): Rates;
  clear(): void;
}

const WINDOW = 2000;
const DAY = 1440;

/** Rates over the last two seconds. */
export function createRateMeter(): RateMeter {
  let entries: { readonly now: number; readonly steps: number; readonly minutes: number }[] = [];
  let start = Number.NaN;
  return {
    add: (now, steps, minutes) => {
      if (Number.isNaN(start)) start = now;
      else entries.push({ now, steps, minutes });
    },
    read: (now) => {
      entries = entries.filter((entry) => entry.now > now - WINDOW);
      const seconds = Math.min(WINDOW, now - start) / 1000;
      if (!(seconds > 0)) return { steps: 0, days: 0 };
      const sum = (key: "steps" | "minutes") =>
        entries.reduce((total, entry) => total + entry[key], 0);
      return { steps: sum("steps") / seconds, days: sum("minutes") / DAY / seconds };
    },
    clear: () => {
      entries = [];
      start = Number.NaN;
    },
  };
}
