/** A node to be placed: its size in px with its label, and the part of the body that it belongs to. */
export interface LayoutNode {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Where it is drawn to, as shares of the area. */
  readonly home: readonly [number, number];
  /** How firmly: 1 for what has its place, less for what may lie between those whom it ties. */
  readonly hold: number;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
  /** 0 to 1 */
  readonly strength: number;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

interface Body extends LayoutNode {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

const ROUNDS = 320;
const GAP = 10;
const MARGIN = 14;
/** A network of a few nodes stays together. */
const MOST_STRETCH = 2.4;

/**
 * Places of nodes in an area (px): each is drawn to its home and to those it is linked with, pushed off from all
 * others, and at last moved apart until no two labels overlap. No chance in it: the same input gives the same
 * picture.
 */
export function layOutMap(
  nodes: readonly LayoutNode[],
  links: readonly LayoutLink[],
  area: { readonly width: number; readonly height: number },
): ReadonlyMap<string, Placed> {
  const bodies = nodes.map((node, index): Body => {
    // Off their common home in a spiral, so that nobody starts on another.
    const turn = index * Math.PI * (3 - Math.sqrt(5));
    const off = 6 * Math.sqrt(index + 1);
    return {
      ...node,
      x: node.home[0] * area.width + off * Math.cos(turn),
      y: node.home[1] * area.height + off * Math.sin(turn),
      dx: 0,
      dy: 0,
    };
  });
  const byName = new Map(bodies.map((body) => [body.name, body]));
  const ties = links.flatMap(({ from, to, strength }) => {
    const [a, b] = [byName.get(from), byName.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, strength }];
  });
  const room = Math.sqrt((area.width * area.height) / Math.max(1, bodies.length));
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 0.35 * (1 - round / ROUNDS) + 0.02;
    repel(bodies, room);
    for (const { a, b, strength } of ties) attract(a, b, strength, room);
    for (const body of bodies) settle(body, area, heat);
  }
  stretch(bodies, area);
  for (let round = 0; round < 400 && separate(bodies, area); round++);
  return new Map(bodies.map(({ name, x, y }) => [name, { x, y }]));
}

function repel(bodies: readonly Body[], room: number): void {
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) {
      // Labels are wide, so that what lies beside is nearer than what lies above.
      const [x, y] = [(b.x - a.x) * 0.7, (b.y - a.y) * 1.3];
      const distance = Math.max(Math.hypot(x, y), 1);
      const push = (1.6 * room * room) / (distance * distance);
      pushApart(a, b, (x / distance) * push, (y / distance) * push);
    }
  }
}

function pushApart(a: Body, b: Body, x: number, y: number): void {
  a.dx -= x;
  a.dy -= y;
  b.dx += x;
  b.dy += y;
}

function attract(a: Body, b: Body, strength: number, room: number): void {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const distance = Math.max(Math.hypot(x, y), 1);
  const pull = 0.06 * strength * (distance - 0.9 * room);
  const give = a.hold + b.hold === 0 ? 0.5 : b.hold / (a.hold + b.hold);
  a.dx += ((2 * x) / distance) * pull * give;
  a.dy += ((2 * y) / distance) * pull * give;
  b.dx -= ((2 * x) / distance) * pull * (1 - give);
  b.dy -= ((2 * y) / distance) * pull * (1 - give);
}

function settle(body: Body, area: { width: number; height: number }, heat: number): void {
  body.dx += 0.2 * body.hold * (body.home[0] * area.width - body.x);
  body.dy += 0.2 * body.hold * (body.home[1] * area.height - body.y);
  const size = Math.hypot(body.dx, body.dy);
  const most = 60;
  const limit = size > most ? most / size : 1;
  body.x += body.dx * limit * heat;
  body.y += body.dy * limit * heat;
  keepInside(body, area);
  body.dx = 0;
  body.dy = 0;
}

function keepInside(body: Body, { width, height }: { width: number; height: number }): void {
  const [w, h] = [body.width / 2 + 4, body.height / 2 + 4];
  body.x = Math.min(Math.max(body.x, w), Math.max(width - w, w));
  body.y = Math.min(Math.max(body.y, h), Math.max(height - h, h));
}

/** Fills the area with what was found, axis by axis. */
function stretch(bodies: readonly Body[], { width, height }: { width: number; height: number }) {
  const fill = (axis: "x" | "y", size: number, side: "width" | "height"): void => {
    const low = Math.min(...bodies.map((body) => body[axis] - body[side] / 2));
    const high = Math.max(...bodies.map((body) => body[axis] + body[side] / 2));
    if (bodies.length < 2 || high - low < 1) return;
    const room = Math.min((size - 2 * MARGIN) / (high - low), MOST_STRETCH);
    for (const body of bodies) body[axis] = size / 2 + (body[axis] - (low + high) / 2) * room;
  };
  fill("x", width, "width");
  fill("y", height, "height");
  for (const body of bodies) keepInside(body, { width, height });
}

/** Moves overlapping labels apart along the shorter way; false: none overlapped. */
function separate(bodies: readonly Body[], area: { width: number; height: number }): boolean {
  let moved = false;
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) {
      const x = (a.width + b.width) / 2 + GAP - Math.abs(b.x - a.x);
      const y = (a.height + b.height) / 2 + GAP - Math.abs(b.y - a.y);
      if (x <= 0.01 || y <= 0.01) continue;
      moved = true;
      if (y < x) pushApart(a, b, 0, ((b.y >= a.y ? 1 : -1) * y) / 2);
      else pushApart(a, b, ((b.x >= a.x ? 1 : -1) * x) / 2, 0);
      for (const body of [a, b]) {
        body.x += body.dx;
        body.y += body.dy;
        body.dx = 0;
        body.dy = 0;
        keepInside(body, area);
      }
    }
  }
  return moved;
}
