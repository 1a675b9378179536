import { bodies, lines, type Row } from "./row";

export const memoryRows: Row[] = [
  ...bodies(
    "memory",
    "out-of-memory",
    {
      "an array that grows for ever": "const a = []; for (;;) a.push(new Array(1e5).fill(1.5));",
      "a map that grows for ever": "const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });",
      "text that is kept for ever": "const a = []; for (let i = 0; ; i++) a.push(('x' + i).repeat(1000).split(''));",
      "closures in closures":
        "let f = () => 0; for (;;) { const g = f; const big = new Array(1e4).fill(f); f = () => g() + big.length; }",
      "typed arrays until none are left": "const a = []; for (;;) a.push(new Float64Array(4e6).fill(1));",
      "typed arrays, each slightly larger":
        "const a = []; for (let n = 1e6; ; n += 1e5) a.push(new Uint8Array(n).fill(1));",
    },
    { patient: true },
  ),
  ...bodies("memory", "out-of-memory", {
    "four gigabytes at once": "return new Uint8Array(2 ** 32).fill(1);",
    "two gigabytes at once": "globalThis.kept = new Uint8Array(2 ** 31).fill(1); RIGHT",
  }),
  ...bodies("memory", "threw", {
    "an array longer than can be": "return new Array(-1);",
    "text longer than can be": "let t = 'x'; for (;;) t += t;",
    "a number with too many digits": "return 2n ** (2n ** 40n);",
  }),
  ...lines(
    "memory",
    "out-of-memory",
    { "at the top of the file": "const kept: any[] = []; for (;;) kept.push(new Array(1e5).fill(1.5));" },
    { patient: true },
  ),
  ...bodies("output", "pass", {
    "twenty thousand printed lines": "for (let i = 0; i < 20000; i++) console.log('spam'); RIGHT",
    "one printed line of ten megabytes": "console.log('x'.repeat(1e7)); RIGHT",
    "printing something circular": "const a: any = {}; a.a = a; console.log(a); RIGHT",
    "printing what can't be printed":
      "console.log({ toJSON() { throw new Error('no'); } }, Symbol('s'), () => 1, 1n); RIGHT",
  }),
  ...bodies("recursion", "threw", {
    "without end": "return probe(x, w, s);",
    "through a second function": "const a = (n: number): any => b(n), b = (n: number): any => a(n); return a(1);",
    "in a getter of the answer": "return { get shape() { return (this as any).shape; } };",
    "in toString of an error's message": "const e: any = new Error(); e.f = () => e.f(); e.f();",
  }),
  ...bodies("recursion", "wrong", {
    "an answer nested a thousand deep": "let a: any = [1]; for (let i = 0; i < 1000; i++) a = [a]; return a;",
  }),
];
