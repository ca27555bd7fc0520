/** The text of slots-data.ts. */
export function slotsFile(slots: {
  readonly large: Uint8Array;
  readonly small: Uint8Array;
}): string {
  return [
    "// Written by scripts/bake-slots.ts: seats of the tissue look, a byte for each coordinate, base64.",
    `export const LARGE_SLOTS =\n  "${base64(slots.large)}";`,
    `export const SMALL_SLOTS =\n  "${base64(slots.small)}";`,
    "",
  ].join("\n");
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
