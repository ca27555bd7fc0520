import { hash3 } from "./hash.ts";
import type { ResolvedKind } from "./setting.ts";
import { BLOOD, CAPILLARY, ENDOTHELIUM, type LatticeName, SHAPE_CODE } from "./shapes.ts";
import { LATTICES, seatOffset } from "./slots.ts";

/**
 * Who sits in a slot. The table pass in view/layers/tissue-table.ts is the twin of this, number by number.
 *
 * Densities are shares of volume, and in a section area share = volume share (A. Delesse, "Procédé mécanique
 * pour déterminer la composition des roches", Ann. Mines 13, 1848). With s the spacing of slots and A the area
 * that is drawn of a cell, the chance that kind k sits in a slot is p = density s²/A. Each kind draws a time
 * t = -ln(u)/p with a u of its own that never changes, the empty seat too with p = 1 - the sum of the others,
 * and the first one sits: it is k with probability p_k, and as one density rises slots only turn *to* it.
 */

/** Salts of the hash, by which its numbers are independent. */
export const SALT = { look: 77, race: 40, step: 9 } as const;
/** Of a kind, a newcomer is grown when it wins by this share. */
export const MARGIN = 0.12;
/** Length of fixed waves that make up nests, um, and how many. */
export const NEST = { waves: 14, least: 55, most: 110 } as const;
/** Half the range of shares over which a cell passes from one state to the next; of states that none is in, 0. */
export const SOFT = 0.05;
/** At least, so that a range is one. */
export const HARD = 1e-5;
/** Small cells leave at least this share of the room. */
export const LEAST_ROOM = 0.3;
/** Of the wall, slots that show a nucleus; of the lumen, slots that hold a red cell. */
export const ENDOTHELIAL = 0.42;
export const FILLED = 0.8;
/** Sections of capillaries at full perfusion, per um^2; assumed: 230 per mm^2, of the order of a well supplied tissue. */
export const CAPILLARIES = 230e-6;

/** What the race reads of the tissue. */
export interface SlotReader {
  /** Density of a field at a place (um), at least 0. */
  readonly density: (field: string, x: number, y: number) => number;
  /** um into the lumen of a vessel, negative outside. */
  readonly inside: (x: number, y: number) => number;
  /** Field of capillaries, if they are drawn. */
  readonly capillary?: string;
}

export interface Seat {
  /** um */
  readonly x: number;
  readonly y: number;
  /** um; 0: nobody. */
  readonly radius: number;
  /** Index of the kind; -1: nobody, or a part of a vessel. */
  readonly kind: number;
  /** SHAPE_CODE, or a part of a vessel; -1: nobody. */
  readonly shape: number;
  /** Share of half a turn. */
  readonly angle: number;
  /** 0: first state, 1: second ... */
  readonly pole: number;
}

export function seatOf(
  column: number,
  row: number,
  lattice: LatticeName,
  kinds: readonly ResolvedKind[],
  read: SlotReader,
): Seat {
  const { x, y, key } = placeOf(column, row, lattice);
  const spacing = LATTICES[lattice].spacing;
  const [angle, turn, mark] = hash3(column, row, key);
  const inside = read.inside(x, y);
  const empty: Seat = { x, y, radius: 0, kind: -1, shape: -1, angle, pole: 0 };
  if (lattice === "small") {
    const part = vesselPart(empty, inside, turn, mark, spacing, read);
    if (part !== null) return part;
  }
  const { winner, lead } = race(column, row, lattice, x, y, kinds, read);
  const kind = kinds[winner];
  const blocked = lattice === "small" ? inside > -4 : inside > -3;
  if (kind === undefined || blocked) return empty;
  const radius = kind.size.radius * mix(0.9, 1.1, turn) * mix(0.45, 1, smooth(0, MARGIN, lead));
  const pole = poleOf(kind, mark, x, y, read);
  return { x, y, radius, kind: winner, shape: SHAPE_CODE[kind.shape], angle, pole };
}

/** Where a slot's seat is, um, and the salt of its hash. */
function placeOf(column: number, row: number, lattice: LatticeName) {
  const { spacing, slots, bytes } = LATTICES[lattice];
  const k = 2 * ((row % slots) * slots + (column % slots));
  const x = (column + 0.5) * spacing + seatOffset(bytes[k] as number, spacing);
  const y = (row + 0.5) * spacing + seatOffset(bytes[k + 1] as number, spacing);
  return { x, y, key: SALT.look + (lattice === "large" ? 0 : 1) };
}

/** Who is first, and by which share of its time it is ahead of the second. */
function race(
  column: number,
  row: number,
  lattice: LatticeName,
  x: number,
  y: number,
  kinds: readonly ResolvedKind[],
  read: SlotReader,
): { readonly winner: number; readonly lead: number } {
  const key = SALT.look + (lattice === "large" ? 0 : 1) + SALT.race;
  const slot = LATTICES[lattice].spacing ** 2;
  let small = 0;
  let all = 0;
  let first = 1e9;
  let second = 1e9;
  let winner = -1;
  const run = (time: number, runner: number) => {
    if (time < first) {
      second = first;
      first = time;
      winner = runner;
    } else if (time < second) second = time;
  };
  const timeOf = (u: number, chance: number) => -Math.log(bound(u)) / Math.max(chance, 1e-6);
  for (const [index, kind] of kinds.entries()) {
    const { size } = kind;
    const density = sumsOf(kind, x, y, read).at(-1) ?? 0;
    if (size.lattice === "small") small += density;
    if (size.lattice !== lattice) continue;
    const chance = (density * slot) / size.area;
    all += chance;
    const [own] = hash3(column, row, key + SALT.step * (index + 1));
    if (chance >= 1e-5) run(timeOf(nested(own, size.nest, x, y), chance), index);
  }
  // Small cells displace large ones: all of these have the more of the room that is left.
  const room = lattice === "large" ? 1 / Math.max(1 - small, LEAST_ROOM) : 1;
  first /= room;
  second /= room;
  const [own] = hash3(column, row, key);
  run(timeOf(own, Math.max(1 - room * all, 0)), -1);
  return { winner, lead: second / first - 1 };
}

/** Density of a kind's states up to each of them; a whole counts those before it already. */
function sumsOf(
  { poles, whole }: ResolvedKind,
  x: number,
  y: number,
  { density }: SlotReader,
): readonly number[] {
  let sum = 0;
  return poles.map(({ field }, index) => {
    const value = density(field, x, y);
    sum = index === whole ? Math.max(sum, value) : sum + value;
    return sum;
  });
}

/** Where the slot's mark falls among the shares of its kind's states. */
function poleOf(kind: ResolvedKind, mark: number, x: number, y: number, read: SlotReader): number {
  const edges = sumsOf(kind, x, y, read);
  const sum = Math.max(edges.at(-1) ?? 0, 1e-9);
  return edges.slice(0, -1).reduce((pole, edge) => {
    const share = edge / sum;
    const soft = Math.max(Math.min(SOFT, share, 1 - share), HARD);
    return pole + smooth(-soft, soft, mark - share);
  }, 0);
}

/** Nuclei on the wall, red cells in the lumen, and capillaries. */
function vesselPart(
  empty: Seat,
  inside: number,
  turn: number,
  mark: number,
  spacing: number,
  { density, capillary }: SlotReader,
): Seat | null {
  if (Math.abs(inside + 2.5) < 5.5 && turn < ENDOTHELIAL) {
    return { ...empty, radius: 2.4, shape: ENDOTHELIUM };
  }
  if (inside > 3 && turn < FILLED) return { ...empty, radius: 3.5, shape: BLOOD };
  if (capillary === undefined || inside >= -9) return null;
  const chance = density(capillary, empty.x, empty.y) * CAPILLARIES * spacing ** 2;
  if (mark >= chance) return null;
  const radius = mix(3.6, 5, turn) * smooth(0, 0.25, (chance - mark) / chance);
  return { ...empty, radius, shape: CAPILLARY };
}

/** The own luck mixed with that of the neighborhood: uniform again, since both are normal in between. */
function nested(u: number, share: number, x: number, y: number): number {
  if (share <= 0) return u;
  const b = Math.min(Math.max(u, 1e-4), 1 - 1e-4);
  const own = Math.log(b / (1 - b)) / 1.702;
  const mixed = Math.sqrt(share) * neighborhood(x, y) + Math.sqrt(1 - share) * own;
  return 1 / (1 + Math.exp(-1.702 * mixed));
}

/** A smooth random field of variance 1: waves of all directions. */
export function neighborhood(x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < NEST.waves; i++) {
    const { cos, sin, phase } = waveOf(i);
    sum += Math.cos(x * cos + y * sin + phase);
  }
  return sum / Math.sqrt(NEST.waves / 2);
}

/** Wave vector (1/um) and phase of one of the waves. */
export function waveOf(i: number): {
  readonly cos: number;
  readonly sin: number;
  readonly phase: number;
} {
  const angle = 2.399963 * i;
  const number = (2 * Math.PI) / mix(NEST.least, NEST.most, (i * 0.618034) % 1);
  return {
    cos: number * Math.cos(angle),
    sin: number * Math.sin(angle),
    phase: 17 * ((i * 0.7548777) % 1),
  };
}

const mix = (a: number, b: number, t: number) => a * (1 - t) + b * t;
const bound = (u: number) => Math.min(Math.max(u, 1e-5), 1 - 1e-5);

function smooth(low: number, high: number, value: number): number {
  const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return t * t * (3 - 2 * t);
}
