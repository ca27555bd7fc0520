import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { emitWgsl } from "../../src/compile/emit-wgsl.ts";
import { wgslLiteral } from "../../src/compile/wgsl-literal.ts";
import { processes, tinyField, tinyModel } from "../support/tiny-model.ts";

/** The functions of a program by their first words. */
function functionsOf(text: string, start: string): string {
  return text
    .split("\n\n")
    .filter((part) => part.startsWith(`fn ${start}`))
    .join("\n");
}

describe("emitWgsl", () => {
  it("writes the rates of Gray-Scott", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate", "Du"), tinyField("v", "substrate", "Dv")],
      parameters: { Du: 0.16, Dv: 0.08, feed: 0.035, kill: 0.065 },
      processes: [
        processes.react("u", "-u*v^2 + feed*(1 - u)"),
        processes.react("v", "u*v^2 - (feed + kill)*v"),
      ],
    });
    const text = emitWgsl(compileModel(model, { scheme: "explicit", interventions: [] }));
    expect(functionsOf(text, "ratesVoxel")).toMatchInlineSnapshot(`
      "fn ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues {
        let v0 = present.f0;
        let v1 = present.f1;
        let v2 = v1 * v1;
        let v3 = limit(v2);
        let v4 = v0 * v3;
        let v5 = limit(v4);
        let v6 = now.parameters[0].z;
        let v8 = 1.0 - v0;
        let v9 = v6 * v8;
        let v10 = limit(v9);
        let v11 = v10 - v5;
        let v12 = limit(v11);
        let v13 = now.parameters[0].w;
        let v14 = v6 + v13;
        let v15 = v1 * v14;
        let v16 = limit(v15);
        let v17 = v5 - v16;
        let v18 = limit(v17);
        return FieldValues(v12, v18);
      }"
    `);
    expect(functionsOf(text, "updateUniforms")).toMatchInlineSnapshot(`
      "fn updateUniforms() {
        let v0 = now.parameters[0].x;
        let v2 = max(v0, 0.0);
        let v3 = now.parameters[0].y;
        let v4 = max(0.0, v3);
        writeUniform(0u, v2);
        writeUniform(1u, v4);
      }"
    `);
  });

  it("reads substrates of a stage at its base, what moves on its way, what a mean was taken of at the start", () => {
    const model = tinyModel({
      fields: [
        tinyField("oxygen", "substrate", 1e5),
        tinyField("tumor", "population"),
        tinyField("vessel", "static"),
      ],
      compartments: ["blood"],
      processes: [
        processes.loss("oxygen", "tumor*vessel"),
        processes.convert("blood", "oxygen", "tumor*vessel"),
        processes.growth("tumor", 1),
      ],
    });
    const text = emitWgsl(compileModel(model, { scheme: "implicit", interventions: [] }));
    expect(functionsOf(text, "assembleVoxel")).toMatchInlineSnapshot(`
      "fn assembleVoxel(voxel: u32) {
        let v0 = stepSize();
        let v1 = readTissue(1u, voxel);
        let v2 = readField(2u, voxel);
        let v3 = v1 * v2;
        let v4 = limit(v3);
        let v6 = max(v4, 0.0);
        let v7 = readScalar(1u);
        let v8 = max(0.0, v7);
        let v9 = readStart(1u, voxel);
        let v10 = readField(2u, voxel);
        let v11 = v9 * v10;
        let v12 = limit(v11);
        let v13 = max(0.0, v12);
        let v14 = v8 * v13;
        let v15 = limit(v14);
        let v16 = v0 * v6;
        let v17 = limit(v16);
        let v18 = v0 * v15;
        let v19 = limit(v18);
        writeLoss(0u, voxel, v17);
        writeGain(0u, voxel, v19);
      }"
    `);
    expect(functionsOf(text, "advanceCompartments")).toMatchInlineSnapshot(`
      "fn advanceCompartments() {
        let v1 = readScalar(5u);
        let v2 = max(0.0, v1);
        let v3 = readScalar(0u);
        let v4 = stepSize();
        let v5 = v2 * v4;
        let v6 = limit(v5);
        let v7 = leave(v6);
        let v8 = v3 * v7;
        let v9 = -(v8);
        let v11 = v6 * 0.5;
        let v12 = stay(v11);
        let v13 = leave(v11);
        let v14 = v3 * v13;
        let v15 = v3 * v12;
        let v16 = v3 - v14;
        let v17 = v12 * v16;
        let v18 = v15 + v17;
        let v19 = 0.5 * v18;
        let v20 = limit(v19);
        let v21 = limit(v17);
        let v22 = divide(v8, v6);
        changeScalar(0u, v9);
        writeScalar(2u, v20);
        writeScalar(3u, v15);
        writeScalar(4u, v21);
        writeScalar(1u, v22);
      }"
    `);
  });

  it("writes what the tissue hands over, and what is fixed", () => {
    const model = tinyModel({
      fields: [tinyField("drug", "substrate"), tinyField("cells", "population")],
      compartments: ["plasma"],
      processes: [
        processes.convert("drug", "plasma", 2, 3),
        processes.convert("cells", "plasma", 1),
        processes.fix("cells", 1, 7),
      ],
    });
    const text = emitWgsl(compileModel(model, { scheme: "implicit", interventions: [] }));
    expect(functionsOf(text, "creditTerm3(")).toMatchInlineSnapshot(`
      "fn creditTerm3(voxel: u32) -> f32 {
        let v1 = readTaken(0u, voxel);
        let v2 = 3.0 * v1;
        let v3 = limit(v2);
        return v3;
      }"
    `);
    expect(functionsOf(text, "creditCompartments")).toMatchInlineSnapshot(`
      "fn creditCompartments() {
        let v0 = readScalar(7u);
        let v2 = max(v0, 0.0);
        let v3 = readScalar(8u);
        let v4 = max(0.0, v3);
        let v5 = v2 + v4;
        let v6 = readScalar(1u);
        let v7 = v5 - v6;
        let v8 = limit(v7);
        changeScalar(0u, v8);
      }"
    `);
    expect(functionsOf(text, "fixVoxel")).toMatchInlineSnapshot(`
      "fn fixVoxel(voxel: u32) {
        writeField(1u, voxel, 7.0);
      }"
    `);
  });

  it("copies no name of the model", () => {
    const model = tinyModel({
      fields: [tinyField("evilFieldName", "population", "evilParameter")],
      parameters: { evilParameter: 1 },
      observables: { evilObservable: "evilFieldName*mean(evilFieldName)" },
      processes: [processes.growth("evilFieldName", "evilParameter", "evilObservable")],
    });
    const text = emitWgsl(compileModel(model, { scheme: "implicit", interventions: [] }));
    expect(text).not.toMatch(/evil/i);
    expect(functionsOf(text, "observable0Local0")).toContain("readField(0u, voxel)");
  });

  it("writes for a kernel what that kernel calls, of the observable that it is for", () => {
    const model = tinyModel({
      fields: [tinyField("u", "population"), tinyField("v", "population")],
      observables: { first: "u*mean(v)", second: "v*mean(u)" },
      processes: [processes.growth("u", "mean(v)", "0")],
    });
    const program = compileModel(model, { scheme: "implicit", interventions: [] });
    const names = (text: string) => [...text.matchAll(/^fn (\w+)/gm)].map(([, name]) => name);
    expect(names(emitWgsl(program, { hooks: new Set(["advanceVoxel"]) }))).toEqual([
      "advanceVoxel",
    ]);
    const hooks = new Set(["globalTerm", "observableValue", "observableLocal"]);
    const second = emitWgsl(program, { hooks, observable: 1 });
    expect(names(second)).toEqual([
      "globalTerm",
      "observable1",
      "observableValue",
      "observable1Local0",
      "observableLocal",
    ]);
    expect(names(emitWgsl(program, { hooks, observable: -1 }))).toEqual([
      "globalTerm0",
      "globalTerm",
      "observableValue",
      "observableLocal",
    ]);
  });

  it("has every hook of the stub, also for an empty model", () => {
    const text = emitWgsl(
      compileModel(tinyModel({ fields: [] }), { scheme: "implicit", interventions: [] }),
    );
    for (const hook of [
      "assembleVoxel(voxel: u32)",
      "advanceVoxel(voxel: u32)",
      "creditVoxel(voxel: u32)",
      "creditTerm(index: u32, voxel: u32) -> f32",
      "fixVoxel(voxel: u32)",
      "ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues",
      "motilityVoxel(voxel: u32)",
      "crowdingVoxel(voxel: u32)",
      "globalTerm(index: u32, voxel: u32) -> f32",
      "observableValue(index: u32, voxel: u32) -> f32",
      "observableLocal(observable: u32, index: u32, voxel: u32) -> f32",
      "interventionVoxel(index: u32, voxel: u32)",
      "interventionScalar(index: u32)",
      "advanceCompartments()",
      "creditCompartments()",
      "updateUniforms()",
    ]) {
      expect(text).toContain(`fn ${hook} {`);
    }
  });
});

describe("wgslLiteral", () => {
  it("is always a finite f32 with a point or an exponent", () => {
    expect(wgslLiteral(1)).toBe("1.0");
    expect(wgslLiteral(0.1)).toBe("0.1");
    expect(wgslLiteral(-2.5)).toBe("(-2.5)");
    expect(wgslLiteral(1e30)).toBe("1e30");
    expect(wgslLiteral(1e-7)).toBe("1e-7");
    expect(wgslLiteral(1e-40)).toBe("0.0");
    expect(wgslLiteral(1e300)).toBe("3.4e38");
    expect(wgslLiteral(Number.NaN)).toBe("0.0");
    expect(wgslLiteral(100000)).toBe("100000.0");
    expect(wgslLiteral(1 / 3)).toBe("0.33333334");
  });
});
