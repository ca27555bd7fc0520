/** Hundredths of a second that a frame is shown: rounded from the film's begin on, so that no error adds up. */
export function delayOf(time: number, duration: number): number {
  return Math.round(100 * (time + duration)) - Math.round(100 * time);
}
