import { ModelError } from "../model/error.ts";

const AT_ONCE = 0x8000;

export function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(binary);
}

/** Throws a ModelError for text that is no base64. */
export function base64ToBytes(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new ModelError("laboratory.state", "is no base64");
  }
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** base64 with letters that stand in an address as they are, without padding. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** null: the text is none. */
export function base64UrlToBytes(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  return base64ToBytes(text.replaceAll("-", "+").replaceAll("_", "/"));
}
