import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "@tslab/typescript-for-tslab";
import { describe, expect, test } from "vitest";
import { misfits } from "./misfits";
import { shapes } from "./shapes";

const root = resolve(__dirname, "../..");
const misfitsFile = join(__dirname, "misfits.ts");
const source = readFileSync(misfitsFile, "utf8");
const sentences = [...source.matchAll(/@ts-expect-error (.*)/g)].map((match) => match[1]);
/** The same file with nothing to silence the compiler. */
const outspoken = source.replaceAll("@ts-expect-error", "");

test.each(shapes)("a result has the shape its type promised: %j", (actual, expected) => {
  expect(actual).toEqual(expected);
});

describe("what does not compile throws the same sentence at run time", () => {
  test.each(sentences.map((sentence, i) => ({ sentence, run: misfits[i] })))("$sentence", ({ sentence, run }) => {
    expect(run).toThrow(new RangeError(sentence));
  });

  test("every line has its sentence", () => expect(sentences).toHaveLength(misfits.length));
});

/** What TypeScript says of each call in `outspoken`, one answer a line that has an error. */
function expectSentences(messages: string[]) {
  expect(messages).toHaveLength(sentences.length);
  sentences.forEach((sentence, i) => {
    expect(messages[i]).toContain(`"${sentence}"`);
  });
}

describe("TypeScript 7, which checks the project", () => {
  test("says the sentences", () => {
    const folder = mkdtempSync(join(tmpdir(), "types-"));
    writeFileSync(join(folder, "misfits.ts"), outspoken.replace("../../lib/index", join(root, "lib/index")));
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "preserve", "--pretty", "false"];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, join(folder, "misfits.ts")], {
      cwd: folder,
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expectSentences(stdout.split(/^.*misfits\.ts\(.*error TS/m).slice(1));
  }, 60_000);
});

describe("TypeScript 5.0.4, which runs the notebooks", () => {
  const cellFile = join(root, "cell.ts");
  const cell = `import { conv2d, zeros } from "./lib/index";
const map = conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16]));`;
  const imported = [
    "lib/index.ts",
    "lib/fast/index.ts",
    "lib/figures/index.ts",
    "lib/nn/index.ts",
    "lib/data/index.ts",
    "lib/networks/index.ts",
    "grader/index.ts",
    "workbook.ts",
  ];
  const files = imported.map((file) => join(root, file)).filter((file) => existsSync(file));
  const service = languageService([...files, join(__dirname, "shapes.ts"), misfitsFile, cellFile], {
    [misfitsFile]: outspoken,
    [cellFile]: cell,
  });

  test("compiles what notebooks import, and says what shapes results have", () => {
    const errors = ts.getPreEmitDiagnostics(service.getProgram()!);
    expect(errors.filter(({ file }) => file?.fileName !== misfitsFile).map(sentenceOf)).toEqual([]);
  }, 300_000);

  test("says the sentences", () => {
    expectSentences(service.getSemanticDiagnostics(misfitsFile).map(sentenceOf));
  }, 300_000);

  test("shows a result's shape on hover", () => {
    const shown = service.getQuickInfoAtPosition(cellFile, cell.indexOf("map"));
    expect(ts.displayPartsToString(shown?.displayParts)).toBe("const map: Tensor<[126, 126, 16]>");
  }, 300_000);
});

function sentenceOf({ messageText, file }: ts.Diagnostic): string {
  return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

/** As tslab sets it up for cells and what they import: not strict, no DOM, CommonJS, old module resolution. */
function languageService(files: string[], texts: Record<string, string>): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.NodeJs,
    esModuleInterop: true,
    resolveJsonModule: true,
    declaration: true,
    skipLibCheck: true,
    types: ["node"],
  };
  return ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getScriptFileNames: () => files,
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const content = texts[name] ?? ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
}
