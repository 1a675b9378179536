import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KernelClient, printed, shownError } from "./kernel-client";

// Modules for the kernel to import and for the tests to edit. They lie in the repository because cells import from it.
const folder = "test/kernel/fixtures/edited";
const module = (name: string, code: string) => writeFileSync(path.join(folder, `${name}.ts`), code);

let kernel: KernelClient;
beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  kernel = new KernelClient();
});
afterAll(async () => {
  const { seconds, said } = await kernel.shutdown();
  rmSync(folder, { recursive: true });
  expect(said).toBe(""); // It would stand under the last cell of an open notebook.
  expect(seconds).toBeLessThan(4); // Jupyter kills a kernel that takes 5.
});

describe("Node's types", () => {
  it("are read when somebody asks for them: on hover, on completion, in a cell", async () => {
    expect(shownError(await kernel.run("console.log(performance.now() > 0, structuredClone([1]))"))).toBe("");
    expect(await kernel.hover("process.argv")).toContain("string[]");
    expect(await kernel.complete("process.cw")).toEqual(["cwd"]);
    const ran = await kernel.run('import { readdirSync } from "node:fs"\nconst names = readdirSync(".")');
    expect(shownError(ran)).toBe("");
    expect(await kernel.hover("names")).toContain("const names: string[]");
    expect(shownError(await kernel.run("performance.mark(3)"))).toContain(
      "'number' is not assignable to parameter of type 'string'",
    );
  });
});

describe("output", () => {
  it("of 20,000 lines arrives whole and in order", async () => {
    const ran = await kernel.run("for (let i = 0; i < 20000; i++) console.log(i)");
    expect(printed(ran)).toBe(Array.from({ length: 20000 }, (_, i) => `${i}\n`).join(""));
    expect(ran.outputs.length).toBeLessThan(100);
  });

  it("of 5,000 displays arrives whole, though the client is slow", async () => {
    const ran = await kernel.run(
      'import { display } from "tslab"\nfor (let i = 0; i < 5000; i++) display.text(String(i).padStart(4000))',
      { readAfter: 2 },
    );
    const shown = ran.outputs
      .filter((output) => output.type === "display_data")
      .map((o) => Number(o.data!["text/plain"]));
    expect(shown.length).toBe(5000);
    expect(shown).toEqual([...shown.keys()]);
  });

  it("is on its way while the cell computes without a pause", async () => {
    const cell =
      'console.log("a"); for (const end = Date.now() + 50; Date.now() < end; ); console.log("b"); while (true) {}';
    expect(printed(await kernel.run(cell, { interrupts: 1 }))).toBe("a\nb\n"); // The client interrupts what it has heard of.
  });

  it("of stdout, stderr and displays keeps its order", async () => {
    const ran = await kernel.run('console.log("a"); console.error("b"); display.text("c"); console.log("d")');
    const shown = ran.outputs.slice(1).map((output) => output.text ?? output.data!["text/plain"]);
    expect(shown).toEqual(["a\n", "b\n", "c", "d\n"]);
  });
});

describe("a file that appears while the kernel waits", () => {
  it("does not make the next cell fail", async () => {
    await kernel.run('import { appeared } from "../test/kernel/fixtures/edited/appears"'); // not found: now it is watched for
    module("appears", "export const appeared = 1");
    module("another", "export const another = 2");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await kernel.run("console.log(1 + 1)")).reply.status).toBe("ok");
  });
});

describe("a shorthand property", () => {
  it("may name a variable of an earlier cell", async () => {
    await kernel.run("const early = 3");
    expect(printed(await kernel.run("const late = 4;\n({ early, late })"))).toBe("{ early: 3, late: 4 }\n");
  });

  it("names the nearest variable, where an inner one has the same name", async () => {
    expect(printed(await kernel.run("[5].map((early) => ({ early }))"))).toBe("[ { early: 5 } ]\n");
  });
});

describe("await at the top of a cell", () => {
  it.each([
    ["a parenthesis", "await (async () => 3)()", "3\n"],
    ["a bracket", "const [three] = await [3]\nthree", "3\n"],
    ["a block around it", "if (true) {\n  console.log(await (async () => 3)())\n}", "3\n"],
    ["a loop's list", "for (const each of await (async () => [3])()) console.log(each)", "3\n"],
    ["a loop that waits", "for await (const each of [3]) console.log(each)", "3\n"],
  ])("may come with %s", async (_, cell, shown) => {
    const ran = await kernel.run(cell);
    expect(shownError(ran)).toBe("");
    expect(printed(ran)).toBe(shown);
  });

  it("does not make a cell wait that awaits in a function alone", async () => {
    expect(printed(await kernel.run("const later = async () => await (3 as number)\nlater()"))).toContain("Promise");
  });
});

describe("running a cell", () => {
  it("announces its count before its output", async () => {
    const first = await kernel.run("console.log(1)");
    const second = await kernel.run("console.log(2)");
    expect(first.outputs.map((output) => output.type)).toEqual(["execute_input", "stream"]);
    expect(second.outputs[0].execution_count).toBe(first.outputs[0].execution_count! + 1);
    expect(second.reply.execution_count).toBe(second.outputs[0].execution_count);
  });

  it("that throws is an error output and an error reply", async () => {
    const ran = await kernel.run('throw new RangeError("too deep")');
    expect(ran.reply).toMatchObject({ status: "error", ename: "RangeError", evalue: "too deep" });
    expect(ran.outputs.at(-1)).toMatchObject({ type: "error", ename: "RangeError", evalue: "too deep" });
    expect(printed(ran, "stderr")).toBe("");
  });

  it("that throws leaves what it had set by then, with its type, and the rest as it was", async () => {
    await kernel.run("const far = [1], early = far, other = 2");
    await kernel.run(`import { sep, join } from "node:path"
const [near, early] = ["near" + sep, undefined], others: Named = { name: "o" }
interface Named { name: string }
throw new Error("half-way")
const far = join(near), other = ""`);
    expect(printed(await kernel.run("[near.slice(0, 4), early, others.name, far[0] + other, join(sep)]"))).toBe(
      `[ 'near', undefined, 'o', 3, '/' ]\n`,
    );
    expect(await kernel.hover("others")).toContain("const others: Named");
  });

  it("that throws cancels the cells sent with it, and none sent after its reply", async () => {
    const [, cancelled] = await kernel.runAll(['throw new Error("stop")', 'console.log("not run")']);
    expect(cancelled.reply.status).toBe("aborted");
    expect(printed(cancelled)).toBe("");
    expect(printed(await kernel.run('console.log("run")'))).toBe("run\n");
  });

  it("that throws cancels nothing where the client says so, as nbconvert does", async () => {
    const cells = ['throw new Error("expected")', 'throw new Error("a real failure")'];
    const [expected, real] = await kernel.runAll(cells, { stopOnError: false });
    expect(expected.reply).toMatchObject({ status: "error", evalue: "expected" });
    expect(real.reply).toMatchObject({ status: "error", evalue: "a real failure" });
  });
});

describe("an interrupt", () => {
  // Written at once, since it is long: the sign that the cell's own code has begun.
  const begun = 'console.log("begun".padEnd(20000))';
  const wait = "await new Promise((resume) => setTimeout(resume, 10))";

  it.each([
    ["computes", "while (true) {}"],
    ["prints", "for (let i = 0; ; i++) console.log(i)"],
    ["waits", "await new Promise(() => {})"],
    ["computes after it has waited", `${wait}; while (true) {}`],
    ["prints after it has waited", `${wait}; for (let i = 0; ; i++) console.log(i)`],
    ["computes in a timer", "setTimeout(() => { while (true) {} }); await new Promise(() => {})"],
    ["catches every error", "for (;;) try { while (true) {} } catch {} finally { while (true) {} }"],
    ["waits again and again", `try { for (;;) ${wait} } finally { for (;;) ${wait} }`],
    ["reads a file of the learner's that never ends", 'import "../test/kernel/fixtures/edited/endless"'],
    ["listens itself, and does nothing", 'process.once("SIGINT", () => {}); while (true) {}'],
  ])("ends a cell that %s, and leaves the kernel its variables", async (_, endless) => {
    module("endless", `export {};\n${begun};\nwhile (true) {}\n`);
    await kernel.run("let kept = 41; const last = 7");
    const ran = await kernel.run(`const first = [kept];\n${begun}; kept++; ${endless}\nconst last = first`, {
      interrupts: 1,
    });
    expect(ran.reply).toMatchObject({ status: "error", ename: "Interrupted", evalue: "the cell was stopped" });
    expect(printed(await kernel.run("[...first, kept, last + 0]"))).toBe("[ 41, 42, 7 ]\n");
  });

  it("lets nothing go on unseen", async () => {
    await kernel.run("let steps = 0");
    await kernel.run(`${begun}; for (;;) { steps++; ${wait} }`, { interrupts: 1 });
    const [before, after] = [await kernel.run(`${wait}; steps`), await kernel.run(`${wait}; steps`)].map((r) =>
      printed(r),
    );
    expect(Number(before)).toBeGreaterThan(0);
    expect(after).toBe(before);
  });

  it("has a training say how far it came, and a second one changes nothing", async () => {
    await kernel.run(`import { digits, fast, nn } from "../workbook"
const { images, labels } = digits().train
const network = nn.parameter(nn.glorotUniform([64, 10], nn.random(1)))
const loss = (x: nn.Variable<[number, 8, 8, 1]>, y: number[]) => nn.softmaxCrossEntropy(nn.dense(nn.flatten(x), network), y)`);
    // Interrupted once the training listens: on a busy machine an interrupt may come before it, and then stops the cell.
    const training = `let heard = false
await nn.fit({ inputs: images, targets: labels, loss, optimiser: nn.adam([network]), epochs: 1e5, tier: fast,
  onProgress: () => { if (!heard) { heard = true; ${begun} } } })`;
    for (const interrupts of [1, 2]) {
      const ran = await kernel.run(training, { interrupts });
      expect(ran.reply).toMatchObject({ status: "error", ename: "Interrupted" });
      expect(ran.reply.evalue).toMatch(/^fit: interrupted after \d+ of 100000 epochs, at a loss of \d/);
      expect(printed(await kernel.run("network.value.shape"))).toBe("[ 64, 10 ]\n");
    }
  });

  it.skipIf(process.platform === "win32")("may come as a signal, also twice while a training listens", async () => {
    const training = `${begun}; for (const after of [50, 60]) setTimeout(() => process.kill(process.pid, "SIGINT"), after);
await nn.fit({ inputs: images, targets: labels, loss, optimiser: nn.adam([network]), epochs: 1e5, tier: fast })`;
    expect((await kernel.run(training)).reply.evalue).toMatch(/^fit: interrupted after/);
    expect(printed(await kernel.run("network.value.shape"))).toBe("[ 64, 10 ]\n");
  });

  it("before the cell has begun keeps it from running", async () => {
    const [first, second] = await kernel.runAll([`${begun}; await new Promise(() => {})`, "kept = 0"], {
      interrupts: 1,
    });
    expect(first.reply.ename).toBe("Interrupted");
    expect(second.reply.status).toBe("aborted");
    expect(printed(await kernel.run("kept"))).not.toBe("0\n");
  });
});

describe("an error", () => {
  it("names the lines of the TypeScript, in files and in cells", async () => {
    module(
      "thrower",
      "interface Unused {\n  a: number;\n}\n\nexport function thrower(): never {\n  throw new Error('deep');\n}\n",
    );
    const defined = await kernel.run(
      `import { thrower } from "../${folder}/thrower"\ninterface Unused {\n  a: number\n}\nfunction middle(): never {\n  return thrower()\n}`,
    );
    const ran = await kernel.run("type Unused2 = number\n\nmiddle()");
    const [n, m] = [defined, ran].map((cell) => cell.reply.execution_count);
    expect(shownError(ran)).toBe(
      [
        "Error: deep",
        `  at thrower (${folder}/thrower.ts:6:9)`,
        `  at middle (cell [${n}]:6:17)`,
        `  at cell [${m}]:3:1`,
        "  6 │   return thrower()",
        "    │          ^",
      ].join("\n"),
    );
  });

  it("after an await keeps its line", async () => {
    const ran = await kernel.run(
      'const late = async () => {\n  await null\n  throw new Error("late")\n}\nawait late()',
    );
    expect(shownError(ran)).toContain('  3 │   throw new Error("late")\n    │         ^');
  });

  it("shows its cause", async () => {
    const ran = await kernel.run('throw new Error("outer", { cause: new TypeError("inner") })');
    expect(shownError(ran)).toMatch(/Error: outer[\s\S]*caused by\nTypeError: inner/);
  });

  it("that is not an Error is shown as it is", async () => {
    expect(shownError(await kernel.run('throw "text"'))).toBe("Thrown: text");
  });
});

describe("a cell that does not compile", () => {
  it("shows the line, the place and the message", async () => {
    const ran = await kernel.run('const count = 1\nconst wrong: number = "one"');
    expect(ran.reply).toMatchObject({
      status: "error",
      ename: "TypeScript",
      evalue: "Type 'string' is not assignable to type 'number'.",
    });
    expect(shownError(ran)).toBe(
      [
        "Type 'string' is not assignable to type 'number'.",
        `  at cell [${ran.reply.execution_count}]:2:7`,
        '  2 │ const wrong: number = "one"',
        "    │       ^^^^^",
        "  (TypeScript error 2322)",
        "",
      ].join("\n"),
    );
  });

  it("shows as much of a long line as finds room above its caret", async () => {
    const ran = await kernel.run(
      'const long = [1, 2, 3].map((v) => v + 1).filter((v) => v > 2).join(", ").nothing.map((v: string) => v)',
    );
    const [, code, caret] = /1 │ (.*)\n +│ ( *)\^/.exec(shownError(ran))!;
    expect(code).toMatch(/^….{56}$/);
    expect(code.slice(caret.length)).toMatch(/^nothing/);
  });

  it("puts the sentence of a shape error first", async () => {
    const ran = await kernel.run(
      'import { conv2d, zeros } from "../lib/index"\nconv2d(zeros([28, 28, 192]), zeros([1, 1, 1, 32]))',
    );
    const sentence = "conv2d: the kernel is 1 deep but the input has 192 channels";
    expect(ran.reply.evalue).toBe(sentence);
    expect(shownError(ran)).toMatch(new RegExp(`^${sentence}\n[\\s\\S]*\\^+\n[\\s\\S]*is not assignable`));
  });

  it("shows the line of the imported file where the fault is there", async () => {
    module("faulty", 'export const one = 1;\nexport const two: number = "2";\n');
    const ran = await kernel.run(`import { two } from "../${folder}/faulty"`);
    expect(shownError(ran)).toContain(`  at ${folder}/faulty.ts:2:14\n  2 │ export const two: number = "2";`);
  });

  it("names a missing module as the cell wrote it", async () => {
    const ran = await kernel.run('import { none } from "../lib/none"');
    expect(ran.reply.evalue).toBe("Cannot find module '../lib/none' or its corresponding type declarations.");
  });
});

describe("an import", () => {
  const read = `import { top } from "../${folder}/top"\nconsole.log(top())`;
  const versions = (name: string) => `export const bottom = () => "${name}";\n`;

  it("of a module runs what it imports as it is on disk now", async () => {
    module("bottom", versions("first"));
    module("middle", 'export { bottom } from "./bottom";\n');
    module("top", 'import { bottom } from "./middle";\n\nexport const top = () => bottom();\n');
    expect(printed(await kernel.run(read))).toBe("first\n");
    for (const edit of ["second", "third"]) {
      module("bottom", versions(edit));
      expect(printed(await kernel.run(read))).toBe(`${edit}\n`);
    }
  });

  it("of a corrected file runs at once", async () => {
    module("bottom", "export const bottom = () => nothing;\n");
    expect((await kernel.run(read)).reply.status).toBe("error");
    module("bottom", versions("corrected"));
    expect(printed(await kernel.run(read))).toBe("corrected\n");
  });

  it("leaves strings that look like one alone", async () => {
    const ran = await kernel.run('console.log(`import "../lib/index"`)');
    expect(printed(ran)).toBe('import "../lib/index"\n');
  });
});

describe("the line that a chapter imports", () => {
  const loaded = async (what: string): Promise<string[]> =>
    JSON.parse(printed(await kernel.run(`JSON.stringify(Object.keys(require.cache).filter((f) => ${what}.test(f)))`)));

  it("brings every room's names, with their types, and neither the grader nor what only some cells need", async () => {
    const line = 'import { conv2d, tensor, photo, vgg16, showMap, nn, fast, grade, predict, _ } from "../workbook"';
    expect(shownError(await kernel.run(line))).toBe("");
    expect(await kernel.hover("fast.zeros")).toMatch(/zeros[\s\S]*A tensor of zeros/);
    expect(await kernel.complete("nn.soft")).toEqual(["softmaxCrossEntropy"]);
    expect(await loaded("/grader.node|mathjs|linkedom|esbuild.lib/")).toEqual([]);
  });

  it("grades by it: the grader is read when it is called, and an error in it names its TypeScript", async () => {
    expect(printed(await kernel.run('await grade("00")'), "stderr")).toBe("");
    expect(await loaded("/grader.node.grade/")).toHaveLength(1);
    expect(shownError(await kernel.run('await grade("90")'))).toMatch(/at targetOf \(grader\/targets\.ts:\d/);
  });
});

/** Whether a process is there, and is no zombie. */
function runs(id: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe.skipIf(process.platform !== "linux")("a kernel whose server is gone", () => {
  it("ends too, even in a loop", async () => {
    const orphan = new KernelClient();
    const id = Number(printed(await orphan.run("process.pid")));
    expect(runs(id)).toBe(true);
    orphan.run("while (true) {}").catch(() => {}); // The client ends before it answers.
    await new Promise((resolve) => setTimeout(resolve, 500));
    orphan.crash();
    await expect.poll(() => runs(id), { timeout: 20_000 }).toBe(false);
  });
});

describe("a kernel that is started again after a crash", () => {
  it("is heard from its first word", async () => {
    const crashing = new KernelClient();
    expect(printed(await crashing.run("console.log(1)", { afterCrash: true }))).toBe("1\n");
    await crashing.shutdown();
  });
});

describe("a request that tslab does not know", () => {
  it("is answered, and leaves no trace in the output of a cell", async () => {
    expect(await kernel.history()).toMatchObject({ status: "ok", history: [] });
    expect((await kernel.run("console.log(1)")).outputs).toHaveLength(2);
  });
});

describe("hover and completion", () => {
  it("show the shape of a variable, from this cell or an earlier one", async () => {
    await kernel.run(
      'import { conv2d, zeros } from "../lib/index"\nconst maps = conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16]))',
    );
    expect(await kernel.hover("maps")).toContain("Tensor<[126, 126, 16]>");
    expect(await kernel.hover('import { zeros } from "../lib/index"\nconst here = zeros([2, 3])\nhere')).toContain(
      "Tensor<[2, 3]>",
    );
  });

  it("show the documentation of a function in sentences, on its name and in the brackets of its call", async () => {
    await kernel.run('import { conv2d } from "../lib/index"');
    const said = await kernel.hover("conv2d");
    expect(said).toMatch(/function conv2d[\s\S]*\n\nStandard convolution: every filter looks/);
    expect(said).toMatch(
      /\ninput is \[height.*\n.*\noptions may hold bias.*\nIt returns .*\nIt throws where .*\nFor example:\nconv2d\(/,
    );
    expect(said).not.toContain("@");
    const comment = (text: string) => text.slice(text.indexOf("\n\n"));
    expect(comment(await kernel.hover("conv2d("))).toBe(comment(said));
  });

  it("offer the names of a module", async () => {
    expect(await kernel.complete("conv2")).toContain("conv2d");
  });
});
