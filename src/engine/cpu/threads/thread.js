// What a thread of the CPU path runs: it waits for a round of calls, takes one after the other until
// none is left, and waits again. Plain JavaScript, since Node and browsers start it as it is.
// control: ROUND counts rounds, NEXT is the ticket of the next call to take, END the ticket past the
// last (-1: no more rounds), DONE how many calls are over, FAILED whether one threw. A ticket has the
// round in its upper bits, so that one drawn too late is worth nothing. open: calls of a phase that are
// not over; calls of others may wait for it. A call: function, phase, the phase before (-1: none), how
// many arguments, those.
const [ROUND, NEXT, END, DONE, FAILED] = [0, 1, 2, 3, 4];
/** Looks at what a thread waits for before it sleeps. */
const looks = 2000;

function serve({ memory, modules, functions, number, control, open, calls, stride, bits }) {
  const instances = modules.map((module) => new WebAssembly.Instance(module, imports(memory)));
  const table = functions.map(({ module, name }) => instances[module].exports[name]);
  let seen = 0;
  for (;;) {
    waitWhile(control, ROUND, (round) => round === seen);
    seen = Atomics.load(control, ROUND);
    if (Atomics.load(control, END) < 0) return;
    takeCalls({ table, number, control, open, calls, stride, bits });
  }
}

function imports(memory) {
  return { env: { memory }, scratch: { memory } };
}

function takeCalls({ table, number, control, open, calls, stride, bits }) {
  for (;;) {
    const ticket = Atomics.add(control, NEXT, 1);
    const end = Atomics.load(control, END);
    if (ticket >> bits !== end >> bits || ticket >= end) return;
    const at = (ticket & ((1 << bits) - 1)) * stride;
    const [work, phase, before, count] = calls.subarray(at, at + 4);
    if (before >= 0) waitWhile(open, before, (left) => left > 0);
    try {
      table[work](...calls.subarray(at + 4, at + 4 + count), number);
    } catch (error) {
      Atomics.store(control, FAILED, 1);
      console.error(error);
    }
    if (Atomics.sub(open, phase, 1) === 1) Atomics.notify(open, phase);
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}

function waitWhile(numbers, at, isEarly) {
  for (let look = 0; look < looks; look++) if (!isEarly(Atomics.load(numbers, at))) return;
  for (let value = Atomics.load(numbers, at); isEarly(value); value = Atomics.load(numbers, at)) {
    Atomics.wait(numbers, at, value);
  }
}

if (typeof self === "object" && typeof self.postMessage === "function") {
  self.onmessage = ({ data }) => serve(data);
} else {
  require("node:worker_threads").parentPort.once("message", serve);
}
