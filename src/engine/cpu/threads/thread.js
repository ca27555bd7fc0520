// What a thread of the CPU path runs: it waits for a round of calls, takes one after the other until
// none is left, and waits again. Plain JavaScript, since Node and browsers start it as it is.
// control: ROUND counts rounds, NEXT is the ticket of the next call to take, END the ticket past the
// last (-1: no more rounds), DONE how many calls are over, FAILED whether one threw. A ticket has the
// round in its upper bits, so that one drawn too late is worth nothing.
const [ROUND, NEXT, END, DONE, FAILED] = [0, 1, 2, 3, 4];

function serve({ memory, modules, functions, control, calls, stride, bits }) {
  const instances = modules.map((module) => new WebAssembly.Instance(module, imports(memory)));
  const table = functions.map(({ module, name }) => instances[module].exports[name]);
  let seen = 0;
  for (;;) {
    Atomics.wait(control, ROUND, seen);
    seen = Atomics.load(control, ROUND);
    if (Atomics.load(control, END) < 0) return;
    takeCalls(table, control, calls, stride, bits);
  }
}

function imports(memory) {
  return { env: { memory }, scratch: { memory } };
}

function takeCalls(table, control, calls, stride, bits) {
  for (;;) {
    const ticket = Atomics.add(control, NEXT, 1);
    const end = Atomics.load(control, END);
    if (ticket >> bits !== end >> bits || ticket >= end) return;
    const at = (ticket & ((1 << bits) - 1)) * stride;
    try {
      table[calls[at]](...calls.subarray(at + 2, at + 2 + calls[at + 1]));
    } catch (error) {
      Atomics.store(control, FAILED, 1);
      console.error(error);
    }
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}

if (typeof self === "object" && typeof self.postMessage === "function") {
  self.onmessage = ({ data }) => serve(data);
} else {
  require("node:worker_threads").parentPort.once("message", serve);
}
