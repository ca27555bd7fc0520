/** Bits of a frame's number that are painted along its lower edge. */
const BITS = 8;

export interface Painting {
  readonly width: number;
  readonly height: number;
  /** The ground stays clear. */
  readonly transparent?: boolean;
}

/** Paints a frame that tells its number: a gradient, a disc that moves, thin lines, letters, and a bar code. */
export function paintFrame(canvas: OffscreenCanvas, frame: number, transparent = false): void {
  const { width, height } = canvas;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no 2D canvas");
  context.clearRect(0, 0, width, height);
  if (!transparent) {
    const ground = context.createLinearGradient(0, 0, width, height);
    ground.addColorStop(0, "#1d2a4a");
    ground.addColorStop(0.5, "#3f8f7f");
    ground.addColorStop(1, "#e8d27a");
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  context.fillStyle = "#c0397a";
  context.beginPath();
  context.arc(width * (0.2 + 0.03 * frame), height * 0.4, height * 0.2, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = "#ffffff";
  context.strokeRect(width * 0.6, height * 0.2, width * 0.3, height * 0.3);
  context.fillStyle = "#ffffff";
  context.font = `${Math.round(height / 9)}px sans-serif`;
  context.fillText(`day ${frame}`, width * 0.62, height * 0.38);
  for (let bit = 0; bit < BITS; bit++) {
    context.fillStyle = (frame >> bit) & 1 ? "#ffffff" : "#000000";
    context.fillRect((bit * width) / BITS, height * 0.85, width / BITS, height * 0.15);
  }
}

/** The number that a frame tells. */
export function numberOf({ data, width, height }: ImageData): number {
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.floor(((bit + 0.5) * width) / BITS);
    const y = Math.floor(height * 0.925);
    if ((data[4 * (y * width + x)] as number) > 127) number += 2 ** bit;
  }
  return number;
}
