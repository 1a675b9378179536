// node test/browser/engines.mjs [firefox] [webkit]: the main line of the page edition in the other two browser engines,
// from an address and from a file: guess, run, break a shape, loop and stop, be graded, loop there, solve, come back, see it on the home page. Not part of npm
// test, since it needs more than a browser: Debian's firefox-esr with `npm i --no-save puppeteer-core`, and Debian's
// webkit2gtk-driver with a screen (xvfb-run where there is none).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { serve } from "../../site/serve.mjs";

const patience = 90_000;
const chapter = "01-standard-convolution";
const site = path.resolve("_site");

/** A browser: `open` an address, `read` what an expression gives in the page, `press` keys together, `type` a text, `close`. */
const engines = {
  async firefox() {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr" });
    const page = await browser.newPage();
    return {
      open: (url) => page.goto(url, { timeout: patience }),
      read: (expression) => page.evaluate(expression),
      async press(...keys) {
        for (const key of keys) await page.keyboard.down(key);
        for (const key of keys.reverse()) await page.keyboard.up(key);
      },
      type: (text) => page.keyboard.type(text),
      close: () => browser.close(),
    };
  },
  async webkit() {
    const port = 4478;
    const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore" });
    await sleep(2000);
    const ask = async (method, where, body) => {
      const address = `http://127.0.0.1:${port}${where}`;
      const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
      const { value } = await answer.json();
      if (value?.error) throw new Error(`${value.error}: ${value.message}`);
      return value;
    };
    const binary = ["4.1", "4.0"].map((v) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${v}/MiniBrowser`).find(existsSync);
    const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: options } });
    const session = `/session/${sessionId}`;
    await ask("POST", `${session}/timeouts`, { script: patience, pageLoad: patience });
    const named = { Control: "\uE009", Shift: "\uE008", Enter: "\uE007" };
    const act = (keys) =>
      ask("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions: keys }] });
    const down = (value) => ({ type: "keyDown", value });
    const up = (value) => ({ type: "keyUp", value });
    return {
      open: (url) => ask("POST", `${session}/url`, { url }),
      read: (expression) => ask("POST", `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
      press(...keys) {
        const values = keys.map((key) => named[key] ?? key);
        return act([...values.map(down), ...values.reverse().map(up)]);
      },
      type: (text) => act([...text].flatMap((letter) => [down(letter), up(letter)])),
      async close() {
        await ask("DELETE", session).catch(() => {});
        driver.kill();
      },
    };
  },
};

async function mainLine({ open, read, press, type }, url) {
  const until = async (expression) => {
    for (const end = Date.now() + patience; Date.now() < end; await sleep(300))
      if (await read(`Boolean(${expression})`)) return;
    const said = await read(
      '[...document.querySelectorAll("[role=status]")].map((line) => line.textContent).join(" | ")',
    );
    throw new Error(`never came to be: ${expression}; the page says: ${said}`);
  };
  const status = 'document.querySelector(".status-line [role=status]").textContent';
  const verdict = 'document.querySelector(".verdict").textContent';
  const click = (label) =>
    read(`[...document.querySelectorAll("button")]
      .find((button) => (button.getAttribute("aria-label") ?? button.textContent) === ${JSON.stringify(label)}).click()`);
  /** Selects all of an editor. */
  const into = async (where) => {
    await until(`document.querySelector("${where} .cm-content")`);
    await read(`document.querySelector("${where} .cm-content").focus()`);
    await press("Control", "a");
  };
  const run = async (code) => {
    await into(".cell");
    await type(code);
    await press("Shift", "Enter");
  };
  const paste = async (where, text) => {
    await into(where);
    const pasted = `{ clipboardData: { getData: () => ${JSON.stringify(text)} } }`;
    const event = `Object.assign(new Event("paste", { bubbles: true, cancelable: true }), ${pasted})`;
    await read(`document.querySelector("${where} .cm-content").dispatchEvent(${event})`);
  };

  await open(url);
  await read(`(() => {
    globalThis.wrong = [];
    addEventListener("error", ({ message }) => wrong.push(message));
    const form = [...document.querySelectorAll(".predict")].find((p) => p.textContent.includes("Which number comes out?")).querySelector("form");
    form.querySelector("input").value = "19";
    form.requestSubmit();
  })()`);
  await until('document.querySelector(".reply").closest("main").textContent.includes("You said 19, and so it is.")');

  await click("Run cell 3");
  await until(`${status}.includes("Cell 3 has run.")`);
  await click("Edit cell 3");
  const cell = ".cell:has([aria-label='Run cell 3'])";
  await run("conv2d(image, zeros([2, 2, 3, 1]))");
  await until(`${status}.includes("conv2d: the kernel is 3 deep but the input has 1 channels")`);
  await run("for (;;) {}");
  await until(`${status}.includes("Cell 3 runs")`);
  await read('document.querySelector(".status-line .stop").click()');
  await until(`${status}.includes("Stopped.")`);
  await click("Reset cell 3: the book’s code and output");
  assert.match(await read(`document.querySelector(${JSON.stringify(cell)}).textContent`), /kernelFigure/);

  await read('document.getElementById("exercises").scrollIntoView()');
  const stub = readFileSync(`grader/stubs/${chapter}.ts`, "utf8");
  const answer = (line) => stub.replace('throw new Error("TODO: outputSize");', line);
  await paste("#exercises", answer("return Math.floor((n + 2 * padding - kernel) / stride);"));
  await until(`${verdict}.includes("You counted the steps between positions.")`);
  await paste("#exercises", answer("for (;;);"));
  await until(`${verdict}.includes("It ran out of time. After 3 s it was still going")`);
  await paste("#exercises", answer("return Math.floor((n + 2 * padding - kernel) / stride) + 1;"));
  await until(`${verdict}.includes("01.outputSize · 1/1")`);

  await read('document.querySelectorAll(".answered").forEach((part) => part.classList.add("open"))');
  const moved = await read(`(() => {
    const { shadowRoot } = document.querySelector("[data-explorer=sliding]");
    const before = shadowRoot.querySelector(".words").textContent;
    const slider = shadowRoot.querySelector("input[type=range]");
    slider.value = String(Number(slider.value) + 1);
    slider.dispatchEvent(new Event("input"));
    return shadowRoot.querySelector(".words").textContent !== before;
  })()`);
  assert.ok(moved, "the explorer follows its slider");
  assert.equal(await read('[...document.querySelectorAll("[data-explorer]")].every((e) => e.shadowRoot)'), true);
  assert.deepEqual(await read("wrong"), []);

  await open(url);
  await until('document.getElementById("exercises").textContent.includes("passed, 1 of 1")');
  await open(url.replace(`${chapter}.html`, "index.html"));
  await until('document.body.textContent.includes("1 of 18 points · 1 guess made")');
}

const { url, close } = await serve(site);
const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(engines)) {
  for (const address of [`${url}${chapter}.html`, pathToFileURL(path.join(site, `${chapter}.html`)).href]) {
    const engine = await engines[name]();
    try {
      await mainLine(engine, address);
      console.log(`  ✓ ${name}, ${address.split(":")[0]}`);
    } catch (error) {
      console.log(`  ✗ ${name}, ${address.split(":")[0]}: ${error.message}`);
      process.exitCode = 1;
    } finally {
      await engine.close();
    }
  }
}
close();
