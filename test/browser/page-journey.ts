import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { gradeChapter } from "../../grader/node/grade";
import { cellWith, photograph, type Site, slow, status, violations } from "./open-site";

const file = "01-standard-convolution";
const chapter = `${file}.html`;

/**
 * The tests of what a reader does, from the first guess to another browser.
 * @param at where a page of the site is opened from
 */
export function journey(site: Site, at: (page: string) => string): void {
  it("opens what follows a question with a guess or on request, says which belief it was, and remembers; and loads the kernel then", async () => {
    const { page, context, errors } = await site.open(at(chapter));
    const loaded = () => page.locator("script[src^='engine/']").count();
    const question = page.locator(".predict", { hasText: "padding 1" }).first();
    const first = page.locator(".predict", { hasText: "Which number comes out?" }).nth(1);
    const answer = first.locator("+ .answered");
    expect(await answer.isVisible()).toBe(false);
    expect(await loaded()).toBe(0);
    await first.getByLabel("Your guess").fill("25");
    await first.getByLabel("Your guess").press("Enter");
    await first.getByText("You said 25").waitFor();
    expect(await answer.isVisible()).toBe(true);
    expect(await loaded()).toBeGreaterThan(0);
    const choice = page.locator(".predict", { hasText: "How many weights is that?" });
    await choice.getByRole("radio", { name: /about 12 billion/ }).check();
    await choice.getByRole("button", { name: "Guess" }).click();
    await choice.getByText("and so it is").waitFor();
    const asked = page.locator(".predict:has(+ .answered)").nth(4);
    await asked.getByRole("button", { name: "Show me" }).click();
    expect(await asked.locator("+ .answered").isVisible()).toBe(true);

    await page.reload();
    expect(await answer.isVisible()).toBe(true);
    expect(await first.getByLabel("Your guess").inputValue()).toBe("25");
    expect(await asked.locator("+ .answered").isVisible()).toBe(true);
    expect(await question.count()).toBe(1);
    await page.goto(at("index.html"));
    await page.getByText("2 guesses made").waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it("runs, edits, breaks a shape, loops for ever, is stopped and goes on, all by keyboard", async () => {
    const { page, context, errors, elsewhere } = await site.open(at(chapter));
    const cell = await cellWith(page, "kernelFigure(kernel)");
    const name = /cell (\d+)/.exec(
      (await cell.getByRole("button", { name: /^Run cell/ }).getAttribute("aria-label"))!,
    )![1];
    const outputs = cell.locator(".outputs");
    const committed = await outputs.locator("img").first().getAttribute("alt");
    await cell.getByRole("button", { name: /^Run cell/ }).press("Enter");
    await status(page).getByText(`Cell ${name} has run.`).waitFor(slow);
    expect(await outputs.locator("img").first().getAttribute("alt")).toBe(committed);

    await cell.getByRole("button", { name: /^Edit/ }).press("Enter");
    await cell.locator(".cm-content").waitFor();
    const write = async (code: string) => {
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(code);
    };
    await write("image.sh");
    await page.keyboard.press("Control+Space");
    await cell.locator(".cm-tooltip-autocomplete").getByText("shape").first().waitFor(slow);
    await page.waitForTimeout(200); // A list that has just opened takes no key for 75 ms: it was meant for the text.
    await page.keyboard.press("Enter");
    await cell.locator(".cm-content").getByText("image.shape").waitFor();
    await cell.locator(".cm-line").hover({ position: { x: 20, y: 10 } });
    await cell.locator(".cm-tooltip-hover").getByText("[3, 3, 1]").first().waitFor(slow);
    await page.keyboard.press("Shift+Tab");
    await cell.locator(".known").getByText("[3, 3, 1]").first().waitFor(slow);
    await write("conv2d(image, zeros([2, 2, 3, 1]))");
    await cell.locator(".cm-lintRange-error").first().waitFor(slow);
    await page.keyboard.press("Shift+Enter");
    await outputs.getByText("conv2d: the kernel is 3 deep but the input has 1 channels").first().waitFor(slow);
    await status(page).getByText(`Cell ${name} failed.`).waitFor();

    await write("for (;;) {}");
    await page.keyboard.press("Shift+Enter");
    await status(page).getByText(`Cell ${name} runs.`).waitFor();
    await page.locator(".status-line .stop").press("Enter");
    await status(page).getByText("Stopped.").waitFor();
    await cell.getByRole("button", { name: /^Run all above/ }).press("Enter");
    await status(page)
      .getByText(`Cell ${Number(name) - 1} has run.`)
      .waitFor(slow);
    await cell.locator(".cm-content").focus();
    await write("typeof conv2d");
    await page.keyboard.press("Shift+Enter");
    await outputs.getByText("function", { exact: true }).waitFor(slow);
    await page.locator(".status-line summary").click();
    await page.getByLabel("A photograph of yours").setInputFiles(photograph);
    await status(page).getByText('loadImage("my-cat.png"').waitFor();
    await cell.locator(".cm-content").focus();
    await write('import { loadImage } from "../workbook"\nconsole.log(loadImage("my-cat.png").shape)');
    await page.keyboard.press("Shift+Enter");
    await outputs.getByText("[ 1, 2, 3 ]").waitFor(slow);
    expect(await violations(page, "main")).toEqual([]);
    expect(await violations(page, ".status-line")).toEqual([]);

    await cell.locator(".cm-content").focus();
    await write("image.shape");
    await page.reload();
    expect(await cell.locator(".code").textContent()).toBe("image.shape");
    await cell.getByRole("button", { name: /^Reset/ }).click();
    expect(await cell.locator(".code").textContent()).toContain("kernelFigure(kernel)");
    expect(await outputs.locator("img").first().getAttribute("alt")).toBe(committed);
    expect(errors).toEqual([]);
    expect(elsewhere).toEqual([]);
    await context.close();
  });

  it("grades what is written, names the belief, leads on, keeps it, and hands it out to the terminal and to another browser", async () => {
    const { page, context, errors, elsewhere } = await site.open(at(chapter));
    await page.locator("#exercises").scrollIntoViewIfNeeded();
    const editor = page.locator("#exercises .cm-content");
    const verdict = page.locator("#exercises .verdict");
    await editor.waitFor();
    const write = async (answers: string) => {
      await editor.focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(answers);
    };
    const stub = readFileSync(`grader/stubs/${file}.ts`, "utf8");
    const todo = 'throw new Error("TODO: outputSize");';
    await write(stub.replace(todo, "return Math.floor((n + 2 * padding - kernel) / stride);"));
    await verdict.getByText("01.outputSize · 0/1").waitFor(slow);
    await verdict.getByText("You counted the steps between positions.").waitFor();
    expect(await page.locator("#exercises .unseen[role=status]").textContent()).toContain("You counted the steps");

    const stops = stub.replace('throw new Error("TODO: slide2d");', "return map.mean(2);");
    await write(stops.replace(todo, "for (;;);"));
    await verdict.getByText("○ 01.outputSize. Being tried").waitFor(slow);
    await verdict.getByText("TypeScript says of line").filter({ hasText: "mean" }).waitFor(slow);
    await verdict.getByText("ran out of time").waitFor(slow);
    await write(stub.replace(todo, "return Math.floor((n + 2 * padding - kernel) / stride) + 1;"));
    await verdict.getByText("01.outputSize · 1/1").waitFor(slow);
    await verdict.getByText("Compare with our solution").click();
    expect(await violations(page, "#exercises")).toEqual([]);

    await page.reload();
    await page.locator("#exercises").scrollIntoViewIfNeeded();
    await editor.getByText("Math.floor((n + 2 * padding - kernel) / stride) + 1").waitFor();
    await page.getByText("passed, 1 of 1").waitFor();
    await page.getByText("Your work as a file").click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save my work as a file" }).click();
    const saved = path.join(site.folder, "saved.zip");
    await (await download).saveAs(saved);

    const unpacked = path.join(site.folder, "unpacked");
    const files = unzipSync(readFileSync(saved));
    mkdirSync(unpacked);
    writeFileSync(path.join(unpacked, `${file}.ts`), files[`exercises/${file}.ts`]);
    const report = await gradeChapter("01", { from: unpacked });
    expect(report.points).toBe(1);

    // In another browser, which knows nothing of the reader.
    const other = await site.open(at("index.html"));
    await other.page.getByLabel("Open a saved file").setInputFiles(saved);
    await other.page.getByText("1 of 18 points").waitFor();
    await other.page.goto(at(chapter));
    await other.page.locator("#exercises").scrollIntoViewIfNeeded();
    await other.page.locator("#exercises .cm-content").getByText("/ stride) + 1").waitFor();
    await other.context.close();

    // In a second tab: what one writes, the other has.
    const tab = await context.newPage();
    await tab.goto(at(chapter));
    await tab.locator("#exercises").scrollIntoViewIfNeeded();
    await tab.locator("#exercises .cm-content").waitFor();
    await write("// from the first tab\n");
    await tab.locator("#exercises .cm-content").getByText("from the first tab").waitFor();
    await page.getByRole("button", { name: "Begin afresh" }).click();
    await tab.locator("#exercises .cm-content").getByText("Chapter 01").waitFor();
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('backups/')).length")).toBe(1);
    expect(errors).toEqual([]);
    expect(elsewhere).toEqual([]);
    await context.close();
  });
}
