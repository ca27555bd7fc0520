/** One line on the terminal that is written over: how far, and how long still. */
export interface Progress {
  /** `fraction` of the work done, 0 to 1. */
  update(fraction: number, note: string): void;
  /** Takes the line away. */
  end(): void;
}

const barWidth = 24;

/** Shows progress on standard error if that is a terminal and `quiet` is false, else nothing. */
export function openProgress(quiet: boolean): Progress {
  const stream = process.stderr;
  if (quiet || !stream.isTTY) return { update: () => {}, end: () => {} };
  const start = performance.now();
  return {
    update(fraction, note) {
      const filled = Math.round(barWidth * fraction);
      const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
      const percent = `${Math.floor(100 * fraction)}`.padStart(3);
      const left = remaining(fraction, (performance.now() - start) / 1000);
      stream.write(`\r\x1b[K${bar} ${percent} %  ${note}${left}`);
    },
    end() {
      stream.write("\r\x1b[K");
    },
  };
}

function remaining(fraction: number, elapsed: number): string {
  if (fraction <= 0 || elapsed < 1) return "";
  return `  ${formatSeconds((elapsed * (1 - fraction)) / fraction)} left`;
}

/** Wall time for people: "8 s", "3 min 20 s", "2 h 05 min". */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${pad(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

function pad(value: number): string {
  return `${value}`.padStart(2, "0");
}

/** Simulated time for people: "6.0 h", "3.5 d". */
export function formatDays(minutes: number): string {
  return minutes < 1440 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} d`;
}
