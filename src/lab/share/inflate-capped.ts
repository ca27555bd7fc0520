import { type FlateError, FlateErrorCode, Inflate } from "fflate";
import { t } from "../../texts/text.ts";
import { ShareError } from "./share-error.ts";

/** Bytes of packed data at a time; deflate makes at most 1032 times as many of them. */
const PORTION = 1024;
/** What is said of one that ends too early. */
const CUT = {
  link: t`The link is damaged, perhaps cut where it was copied.`,
  picture: t`What the picture says of its simulation is cut: its end is missing.`,
} as const;

/**
 * Unpacks deflated bytes of a link or a picture. Throws ShareError once there are more than `most` of them, before
 * they pile up.
 */
export function inflateCapped(
  packed: Uint8Array,
  most: number,
  what: keyof typeof CUT = "link",
): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflate = new Inflate((part, isLast) => {
    parts.push(part);
    length += part.length;
    ended = isLast;
  });
  for (let at = 0; at < packed.length; at += PORTION) {
    push(inflate, packed.subarray(at, at + PORTION), at + PORTION >= packed.length, what);
    if (length > most) {
      throw new ShareError("too large", `The ${what} holds more than ${most / 2 ** 20} MB.`);
    }
  }
  if (!ended) throw new ShareError("corrupt", CUT[what]);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function push(
  inflate: Inflate,
  portion: Uint8Array,
  isLast: boolean,
  what: keyof typeof CUT,
): void {
  try {
    inflate.push(portion, isLast);
  } catch (cause) {
    const isCut = (cause as Partial<FlateError>).code === FlateErrorCode.UnexpectedEOF;
    const words = isCut ? CUT[what] : t`The ${what} is damaged.`;
    throw new ShareError("corrupt", words, { cause });
  }
}
