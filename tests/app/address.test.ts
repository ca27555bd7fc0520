import { expect, it } from "vitest";
import { readAddress } from "../../src/app/address.ts";

it("reads preset and backend", () => {
  expect(readAddress("?preset=gray-scott&backend=cpu", "")).toEqual({
    preset: "gray-scott",
    backend: "cpu",
    safe: false,
    shared: false,
  });
});

it("falls back to auto for nonsense", () => {
  expect(readAddress("?backend=quantum", "").backend).toBe("auto");
});

it("lets safe mode win over everything", () => {
  const address = readAddress("?safe=1&backend=gpu&preset=x", "");
  expect(address).toEqual({ backend: "cpu", safe: true, shared: false });
});

it("notices a shared state", () => {
  expect(readAddress("", "#v1=abc").shared).toBe(true);
  expect(readAddress("", "#top").shared).toBe(false);
});
