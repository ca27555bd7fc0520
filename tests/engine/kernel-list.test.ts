import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { writers } from "../../src/compile/emit-block.ts";
import { kernelFiles, workgroups } from "../../src/engine/gpu/kernel-list.ts";

const shaders = resolve(import.meta.dirname, "../../shaders");
const texts = new Map(
  readdirSync(shaders, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".wgsl"))
    .map((path) => [
      path.replaceAll("\\", "/").replace(/\.wgsl$/, ""),
      readFileSync(join(shaders, path), "utf8"),
    ]),
);

describe("the list of kernels", () => {
  it("has every kernel, with the workgroup that it is written for", () => {
    const written = [...texts].flatMap(([file, text]) => {
      const size = /@workgroup_size\(([^)]*)\)/.exec(text)?.[1];
      return size === undefined ? [] : [[file, size]];
    });
    const listed = Object.entries(kernelFiles).map(([file, kind]) => [file, workgroups[kind]]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(written));
  });

  it("is told in the README, which names nothing that is gone", () => {
    const readme = readFileSync(join(shaders, "README.md"), "utf8");
    const rooms = "analysis|diffusion|display|editing|explicit|kinetics|lib|transport";
    const named = new Set(
      [...readme.matchAll(new RegExp(`\`((?:${rooms})/[a-z-]+)`, "g"))].map(([, file]) => file!),
    );
    expect([...named].filter((file) => !texts.has(file))).toEqual([]);
    const unsaid = [...texts.keys()].filter((file) => !file.startsWith("lib/") && !named.has(file));
    expect(unsaid).toEqual([]);
  });
});

describe("what blocks write", () => {
  it("is written by functions that there are", () => {
    const defined = new Set(
      [...texts.values()].flatMap((text) => [...text.matchAll(/fn (\w+)\(/g)].map(([, fn]) => fn)),
    );
    expect(Object.values(writers).filter((writer) => !defined.has(writer))).toEqual([]);
  });
});
