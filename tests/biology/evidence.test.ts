import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readSources, writtenPages } from "../../scripts/docs/pages.ts";
import { reasonOf } from "../../scripts/docs/reason-of.ts";
import { unsimulatedEdges } from "../../src/biology/evidence/unsimulated-edges.ts";
import { unsimulatedNodes } from "../../src/biology/evidence/unsimulated-nodes.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = readSources(root);
const { citations, interactions } = sources;
const { edges, nodes } = interactions;
const edgeIds = new Set(edges.map(({ id }) => id));
const nodeIds = new Set(nodes.map(({ id }) => id));

describe("the interactions of the reviews", () => {
  it("are all there, between parts that are there", () => {
    expect(edgeIds.size).toBe(990);
    const unknown = edges.filter(
      ({ source, target }) => !nodeIds.has(source) || !nodeIds.has(target),
    );
    expect(unknown).toEqual([]);
  });

  it("are each simulated, or there is a reason", () => {
    const unexplained = edges.filter(
      (edge) => !citations.has(edge.id) && reasonOf(edge, nodes) === undefined,
    );
    expect(unexplained.map(({ id, mechanism }) => `${id} ${mechanism}`)).toEqual([]);
  });

  it("are cited by ids that exist", () => {
    expect([...citations.keys()].filter((id) => !edgeIds.has(id))).toEqual([]);
  });

  it("have reasons that speak of them, each of one reason", () => {
    const listed = unsimulatedEdges.flatMap((group) => group.edges);
    expect(listed.filter((id) => !edgeIds.has(id))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    expect(Object.keys(unsimulatedNodes).filter((id) => !nodeIds.has(id))).toEqual([]);
  });
});

describe("the pages written from the modules", () => {
  const pages = writtenPages(sources);

  it.each([...pages.keys()])("%s is current (npm run docs)", (path) => {
    const text = existsSync(resolve(root, path)) ? readFileSync(resolve(root, path), "utf8") : "";
    expect(text === pages.get(path)).toBe(true);
  });

  it("are all the pages of docs/biology", () => {
    const files = readdirSync(resolve(root, "docs/biology")).map((file) => `docs/biology/${file}`);
    expect(files.filter((file) => !pages.has(file))).toEqual([]);
  });

  it("name every interaction once", () => {
    const rows = [...(pages.get("docs/evidence.md") ?? "").matchAll(/^\| (E\d{4}) \|/gm)];
    expect(rows.map(([, id]) => id).sort()).toEqual([...edgeIds].sort());
  });
});
