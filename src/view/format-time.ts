const HOUR = 60;
const DAY = 24 * HOUR;

/** Simulated time (min) for a caption, never ahead of it: "12.5 min", "5 h 30 min", "12 d 06 h". */
export function formatTime(minutes: number): string {
  if (!Number.isFinite(minutes)) return "–";
  if (minutes < 0) return `−${formatTime(-minutes)}`;
  const tenths = Math.floor(minutes * 10 + 1e-6) / 10;
  if (tenths < HOUR) return `${tenths} min`;
  const whole = Math.floor(minutes + 1e-6);
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${pad(whole % HOUR)} min`;
  return `${Math.floor(whole / DAY)} d ${pad(Math.floor((whole % DAY) / HOUR))} h`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
