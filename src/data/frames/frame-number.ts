/** The place of a frame in the name of its file, so that names stand in order. */
export function frameNumber(frame: number): string {
  return `${frame}`.padStart(4, "0");
}
