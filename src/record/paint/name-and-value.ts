/** As much of a name as fits before its value. The value is whole whatever the room: part of a number is another number. */
export function nameAndValue(
  name: string,
  value: string,
  room: number,
  widthOf: (text: string) => number,
): string {
  const whole = `${name} ${value}`;
  if (widthOf(whole) <= room) return whole;
  const letters = [...name];
  for (let kept = letters.length - 1; kept > 0; kept--) {
    const shorter = `${letters.slice(0, kept).join("").trimEnd()}… ${value}`;
    if (widthOf(shorter) <= room) return shorter;
  }
  return value;
}
