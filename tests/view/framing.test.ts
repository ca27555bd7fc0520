import { describe, expect, it } from "vitest";
import {
  domainRectangle,
  panFraming,
  placeDomain,
  positionAt,
  wholeDomain,
  zoomFraming,
} from "../../src/view/framing.ts";

const extent = { width: 2000, height: 1000 };
const viewport = {
  width: 1280,
  height: 720,
  insets: { left: 0, right: 320, top: 40, bottom: 80 },
};

describe("placeDomain", () => {
  it("fits the domain into what the panels leave, with its true aspect", () => {
    const place = placeDomain(extent, viewport, wholeDomain(extent));
    const { left, top, right, bottom } = domainRectangle(extent, place);
    expect((right - left) / (bottom - top)).toBeCloseTo(2, 9);
    expect((left + right) / 2).toBeCloseTo(480, 9);
    expect((top + bottom) / 2).toBeCloseTo(340, 9);
    expect(left).toBeGreaterThan(0);
    expect(right).toBeLessThan(960);
    expect(right - left).toBeGreaterThan(880);
  });
});

describe("positions", () => {
  it("are in um from the lower left corner, y up", () => {
    const place = placeDomain(extent, viewport, wholeDomain(extent));
    const { left, bottom, right, top } = domainRectangle(extent, place);
    const lower = positionAt(extent, place, left, bottom);
    const upper = positionAt(extent, place, right, top);
    expect(lower.x).toBeCloseTo(0, 6);
    expect(lower.y).toBeCloseTo(0, 6);
    expect(upper.x).toBeCloseTo(2000, 6);
    expect(upper.y).toBeCloseTo(1000, 6);
  });
});

describe("zoomFraming", () => {
  it("keeps the point under the pointer where it is", () => {
    const point = { x: 300, y: 250 };
    const start = wholeDomain(extent);
    const before = positionAt(extent, placeDomain(extent, viewport, start), point.x, point.y);
    const framing = zoomFraming(extent, viewport, start, point, 3);
    const after = positionAt(extent, placeDomain(extent, viewport, framing), point.x, point.y);
    expect(framing.zoom).toBeCloseTo(3, 9);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  it("has limits", () => {
    const start = wholeDomain(extent);
    const point = { x: 480, y: 340 };
    expect(zoomFraming(extent, viewport, start, point, 1e9).zoom).toBe(64);
    expect(zoomFraming(extent, viewport, start, point, 1e-9).zoom).toBe(0.5);
  });
});

describe("panFraming", () => {
  it("moves the picture with the pointer", () => {
    const start = { ...wholeDomain(extent), zoom: 4 };
    const before = placeDomain(extent, viewport, start);
    const moved = panFraming(extent, viewport, start, 30, -20);
    const after = placeDomain(extent, viewport, moved);
    expect(after.left - before.left).toBeCloseTo(30, 6);
    expect(after.top - before.top).toBeCloseTo(-20, 6);
  });

  it("never loses the tissue", () => {
    const far = panFraming(extent, viewport, wholeDomain(extent), -1e6, 1e6);
    expect([far.x, far.y]).toEqual([2000, 1000]);
  });
});
