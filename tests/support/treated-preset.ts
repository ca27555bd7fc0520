/**
 * A preset file with every kind of state that a run carries: a substrate with walls, populations
 * that creep and turn, a static field, a compartment, a random start, doses and parameters that
 * change at odd times.
 */
export const treatedPreset = {
  format: "milieu/1",
  title: "Treated",
  model: {
    fields: {
      drug: { kind: "substrate", unit: "1", diffusion: "D", boundary: { left: { value: "wall" } } },
      cells: { kind: "population", unit: "1", diffusion: 2, initial: "0.2 + 0.1*random()" },
      dead: { kind: "static", unit: "1" },
      plasma: { kind: "compartment", unit: "1", initial: 1 },
    },
    parameters: {
      D: { value: 300, unit: "um^2/min" },
      wall: { value: 0.5, unit: "1" },
      leak: { value: 0.01, unit: "1/min" },
      kill: { value: 0.003, unit: "1/min" },
      chi: { value: 40, unit: "um^2/min" },
    },
    observables: { alive: { expression: "cells/(cells + dead)" } },
    processes: [
      { type: "exchange", field: "drug", rate: "leak", target: "plasma" },
      { type: "loss", field: "drug", rate: "0.02*cells/(0.1 + drug)" },
      { type: "loss", field: "plasma", rate: "0.002 + 0.001*mean(cells)" },
      { type: "convert", from: "cells", to: "dead", rate: "kill*hill(drug, 0.5, 2)" },
      { type: "growth", field: "cells", rate: 0.001, capacity: 1 },
      { type: "chemotaxis", field: "cells", towards: "drug", sensitivity: "chi" },
    ],
  },
  domain: { size: ["480 um", "320 um"], grid: [24, 16] },
  time: { step: "6 min", stop: "20 h" },
  initial: [
    { field: "cells", shape: "disc", radius: "90 um", value: 0.8, combine: "max" },
    { field: "dead", data: "dead.csv", value: 0.1 },
  ],
  seed: 11,
  interventions: [
    { start: "100 min", every: "7 h", count: 6, field: "plasma", add: 2 },
    { start: "5.03 h", field: "drug", add: 1, where: "x < 100" },
    { start: "7 h", stop: "31.7 h", parameter: "kill", value: 0.006 },
  ],
};

/** The file that it reads, named dead.csv. */
export const treatedData = "0,1,2\n2,1,0\n";
