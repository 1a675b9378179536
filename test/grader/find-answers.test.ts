import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findAnswers } from "../../grader/node/find-answers";
import { textOf } from "../../grader/node/text";
import { staysInside, unzipped, ZipError, zipEntries } from "../../grader/node/zip";

const chapter = { file: "03-depthwise-convolution" };
const file = `${chapter.file}.ts`;
const stubs = readFileSync(path.join("grader", "stubs", file), "utf8");
const made: string[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "answers-"));
  made.push(folder);
});
afterAll(() => {
  for (const one of made) rmSync(one, { recursive: true });
});

type Files = Record<string, string | Uint8Array>;
const zipOf = (files: Files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([n, t]) => [n, typeof t === "string" ? strToU8(t) : t])));

/** Files of these names handed in as a folder and as a zip: what is read of them. */
function handedIn(files: Files): unknown {
  const place = mkdtempSync(path.join(folder, "folder-"));
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    writeFileSync(path.join(place, name), data);
  }
  writeFileSync(`${place}.zip`, zipOf(files));
  const { text } = findAnswers(place, chapter);
  expect(findAnswers(`${place}.zip`, chapter).text).toEqual(text);
  return typeof text === "string" ? text : text.says;
}

describe("answers are found, in a folder as in a zip,", () => {
  it.each<[string, Files]>([
    ["in exercises/", { [`exercises/${file}`]: "mine" }],
    ["at the top", { [file]: "mine" }],
    ["in the whole workbook under its own folder", { [`a/b/work/exercises/${file}`]: "mine", "a/b/work/lib/x.ts": "" }],
    [
      "whatever copies the workbook holds besides",
      {
        [`solutions/${file}`]: "no",
        [`backups/2031/${file}`]: "no",
        [`grader/stubs/${file}`]: "no",
        [`w/exercises/${file}`]: "mine",
      },
    ],
    ["in exercises/ rather than beside it", { [`w/${file}`]: "old", [`w/exercises/${file}`]: "mine" }],
    [
      "rather than the stubs of a whole workbook beside them",
      { [`w/exercises/${file}`]: stubs.replaceAll("\n", "\r\n"), [`mine/w/exercises/${file}`]: "mine" },
    ],
    ["under the name that a browser gave it", { "exercises/03-depthwise-convolution (1).ts": "mine" }],
    ["under the name that Explorer gave it", { "03-depthwise-convolution - Copy.ts": "mine" }],
    ["under the name that Notepad gave it", { "03-depthwise-convolution.ts.txt": "mine" }],
    ["under the name that Canvas gave it", { "kimminji_12345_67890_03-depthwise-convolution-1.ts": "mine" }],
    ["in a zip within it", { "work.zip": zipOf({ [`work/exercises/${file}`]: "mine" }) }],
    [
      "rather than what a Mac puts beside them",
      { [`__MACOSX/exercises/._${file}`]: "no", [`exercises/${file}`]: "mine" },
    ],
  ])("%s", (_, files) => {
    expect(handedIn(files)).toBe("mine");
  });

  it("and untouched stubs count where there is nothing else", () => {
    expect(handedIn({ [file]: stubs, [`w/${file}`]: stubs })).toBe(stubs);
  });

  it("and an empty file counts where there is nothing else, and is called empty", () => {
    expect(handedIn({ [file]: "\r\n", [`w/${file}`]: "mine" })).toBe("mine");
    expect(handedIn({ [`w/${file}`]: " \n" })).toBe(`w/${file} is empty: nothing is in it`);
  });

  it("or what was there instead is listed", () => {
    expect(handedIn({ "exercises/03-depth.ts": "mine", "notes.md": "" })).toBe(
      "There is no 03-depthwise-convolution.ts. What is there: exercises/03-depth.ts, notes.md",
    );
    expect(handedIn({ "solutions/03-depthwise-convolution.ts": "", "__MACOSX/x.ts": "", ".git/x": "" })).toBe(
      `There is no ${file}. In solutions nobody's answers are looked for`,
    );
    expect(handedIn({ "x.rar": "" })).toBe(`There is no ${file}. What is there: x.rar. Only a zip is opened`);
    expect(handedIn({ "x.zip": "no zip" })).toBe("There is no 03-depthwise-convolution.ts. x.zip: this is no zip");
  });

  it("and never those of a chapter whose name only ends alike", () => {
    expect(handedIn({ "13-depthwise-convolution.ts": "mine", "x03-depthwise-convolution.ts": "mine" })).toMatch(
      /^There is no/,
    );
  });
});

describe("a text is read", () => {
  const letter = "// 합성곱 é\n";
  it.each<[string, Uint8Array]>([
    ["in UTF-8", Buffer.from(letter)],
    ["in UTF-8 with a mark", Buffer.from(`\uFEFF${letter}`)],
    ["in UTF-16 as Notepad writes it", Buffer.from(`\uFEFF${letter}`, "utf16le")],
    ["in UTF-16 without a mark", Buffer.from(letter, "utf16le")],
    ["in UTF-16 without a mark, the other way round", Buffer.from(letter, "utf16le").swap16()],
    ["in UTF-16 the other way round", Buffer.from(`\uFEFF${letter}`, "utf16le").swap16()],
  ])("%s", (_, bytes) => {
    expect(textOf(bytes)).toBe(letter);
  });

  it("in the encoding of Korean Windows", () => {
    expect(textOf(new Uint8Array([0x2f, 0x2f, 0xc7, 0xd5]))).toBe("//합");
  });

  it("or called no text, with what to do about it", () => {
    expect(textOf(new Uint8Array([0x41, 0, 0, 0x42]))).toBeUndefined();
    expect(handedIn({ [file]: new Uint8Array([0x41, 0, 0x42]) })).toMatch(/can't be read as text. Save it as UTF-8$/);
  });
});

it("a zip from Windows may have \\ between folders, and names in another encoding than UTF-8", () => {
  const bytes = zipOf({ [`AB\\exercises\\${file}`]: "mine" });
  const at = [0, 1].map((n) => Buffer.from(bytes).indexOf("AB\\", n * 60));
  for (const place of at) bytes.set([0xc7, 0xd1], place); // "한" in EUC-KR
  writeFileSync(path.join(folder, "w.zip"), bytes);
  const found = findAnswers(path.join(folder, "w.zip"), chapter);
  expect([found.text, found.files[0].name]).toEqual(["mine", `한/exercises/${file}`]);
});

it("a folder whose name is not UTF-8 is looked into all the same", () => {
  const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x41])]);
  mkdirSync(odd);
  writeFileSync(Buffer.concat([odd, Buffer.from(`/${file}`)]), "mine");
  expect(findAnswers(folder, chapter).text).toBe("mine");
});

describe("zips and folders that mean harm", () => {
  const inZip = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes);
    return findAnswers(path.join(folder, name), chapter).text;
  };

  it("write nothing outside: paths that climb are not looked at", () => {
    const bytes = zipOf({ [`../../exercises/${file}`]: "x", [`a/../../${file}`]: "x" });
    expect(inZip("slip.zip", bytes)).toMatchObject({ verdict: "missing" });
    expect(existsSync(path.join(folder, "..", "exercises", file))).toBe(false);
    expect([`/etc/${file}`, "C:/x.ts", "a\\b.ts", "..", "a/../b"].filter(staysInside)).toEqual([]);
    expect(["a/b..ts", "a/..b/c", "..."].filter(staysInside)).toHaveLength(3);
  });

  it("can't unpack more than they promise, or promise more than is allowed", () => {
    const bomb = zipSync({ [file]: new Uint8Array(1_500_000) }, { level: 1 });
    const [entry] = zipEntries(bomb);
    expect(() => unzipped(bomb, entry, 1e6)).toThrow(ZipError);
    expect(() => unzipped(bomb, { ...entry, size: 1000 }, 1e6)).toThrow(ZipError);
    expect(inZip("bomb.zip", bomb)).toMatchObject({ verdict: "missing", says: expect.stringContaining("larger") });
  });

  it("can't hide a link in a zip", () => {
    const bytes = zipSync({ [file]: [strToU8("../../solutions/secret.ts"), { os: 3, attrs: 0xa1ff << 16 }] });
    expect(() => unzipped(bytes, zipEntries(bytes)[0], 1e6)).toThrow(/is a link/);
  });

  it("can't make the grader follow a link on disk", () => {
    symlinkSync(path.resolve(`solutions/${file}`), path.join(folder, file));
    symlinkSync(path.resolve("solutions"), path.join(folder, "work"));
    expect(findAnswers(folder, chapter).text).toEqual({
      verdict: "missing",
      says: expect.stringContaining(`${file} is not a plain file`),
    });
  });

  it("may be no zips at all", () => {
    for (const text of ["", "hello"]) {
      expect(inZip("no.zip", strToU8(text))).toMatchObject({
        verdict: "missing",
        says: expect.stringContaining("this is no zip"),
      });
    }
    const whole = zipOf({ [file]: "mine" });
    expect(inZip("cut.zip", whole.subarray(40))).toMatchObject({ verdict: "missing" });
    for (const end of [4, 60, whole.length - 1]) {
      expect(inZip("cut.zip", whole.subarray(0, end))).toMatchObject({
        says: `There is no ${file}. cut.zip: it begins as a zip and breaks off, as an upload or a download does that was cut short`,
      });
    }
  });

  it("may need a password, and hold nothing that can be read then", () => {
    const bytes = zipOf({ [file]: "mine", "notes.md": "" });
    const places = [...bytes.keys()].filter((i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1);
    for (const place of places) bytes[place + 8] |= 1;
    expect(inZip("locked.zip", bytes)).toMatchObject({ says: `There is no ${file}. locked.zip: it needs a password` });
  });

  it("may lie where the file should be", () => {
    mkdirSync(path.join(folder, file));
    expect(findAnswers(folder, chapter).text).toMatchObject({
      says: `${file} is not a plain file, but a folder, a link or the like`,
    });
  });

  it("give every other kind of zip what it holds", () => {
    for (const level of [0, 6] as const) {
      expect(inZip("fine.zip", zipSync({ [file]: strToU8("mine, mine, mine, mine") }, { level }))).toBe(
        "mine, mine, mine, mine",
      );
    }
  });
});
