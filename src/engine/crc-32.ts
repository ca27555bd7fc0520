/** One step of the checksum for every value of a byte; polynomial 0xedb88320, bits reversed. */
const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 (ISO 3309, as in PNG and zip), 0 to 2^32 - 1. `before`: of the bytes before these, where they go on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = before ^ 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    value = (value >>> 8) ^ steps[(value ^ bytes[at]!) & 0xff]!;
  }
  return (value ^ 0xffffffff) >>> 0;
}
