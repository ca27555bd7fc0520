import type { DecodedImage } from "../data/decode-png.ts";

export type ImageChannel = "luminance" | "red" | "green" | "blue" | "alpha";

/** One value from 0 to 1 per pixel. Luminance has the weights of Rec. 709; gray pictures have one color. */
export function imageIntensity(image: DecodedImage, channel: ImageChannel): Float32Array {
  const { width, height, channels, data } = image;
  const weights = weightsOf(channel, channels);
  const intensity = new Float32Array(width * height);
  for (let pixel = 0; pixel < intensity.length; pixel++) {
    let sum = weights.constant;
    for (const [offset, weight] of weights.perChannel) {
      sum += weight * (data[pixel * channels + offset] as number);
    }
    intensity[pixel] = sum;
  }
  return intensity;
}

interface Weights {
  readonly constant: number;
  readonly perChannel: readonly (readonly [offset: number, weight: number])[];
}

const COLORS = ["red", "green", "blue"] as const;

function weightsOf(channel: ImageChannel, channels: number): Weights {
  const isGray = channels < 3;
  if (channel === "alpha") {
    const hasAlpha = channels === 2 || channels === 4;
    return hasAlpha
      ? { constant: 0, perChannel: [[channels - 1, 1]] }
      : { constant: 1, perChannel: [] };
  }
  if (isGray) return { constant: 0, perChannel: [[0, 1]] };
  if (channel !== "luminance") return { constant: 0, perChannel: [[COLORS.indexOf(channel), 1]] };
  return {
    constant: 0,
    perChannel: [
      [0, 0.2126],
      [1, 0.7152],
      [2, 0.0722],
    ],
  };
}
