/** A name that begins with a usual word ("without treatment") as a label begins; "mTOR off" stays. */
export function capital(name: string): string {
  return /^[a-z]+(?![\w-])/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
