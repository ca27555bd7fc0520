/**
 * Light on a field as on a hill: from the upper left, 45 degrees high, as maps have it. A normal n of the surface
 * z = height(x, y) is (-dz/dx, -dz/dy, 1) over its length; the light of a level place is 1, of another n.l/l.z.
 */
export const SUN = [-0.5, 0.5, Math.SQRT1_2] as const;

/** Height of a whole window, as a share of the domain's shorter side. */
export const RELIEF = 0.25;

/** Most light of a slope that faces the sun, and least of one in its shadow. */
export const BRIGHTEST = 1.35;
export const DARKEST = 0.25;
