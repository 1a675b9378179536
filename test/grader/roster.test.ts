import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { csvParse, csvParseRows } from "d3-dsv";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { classFolder } from "../../grader/class/class-folder";
import { gradeClass } from "../../grader/class/grade-class";
import { exportedIn } from "../../grader/class/gradescope-export";
import { assignmentsIn, peopleIn, titlesIn } from "../../grader/class/roster";
import { studentsIn } from "../../grader/class/submissions";
import { canvasCsv, columnsFor } from "../../grader/class/tables";
import { rubric } from "../../grader/rubrics/00-start-here";

vi.setConfig({ testTimeout: 120_000 });

const chapters = ["01-standard-convolution", "03-depthwise-convolution"];
const made: string[] = [];
let submissions: string;
beforeEach(() => {
  submissions = mkdtempSync(path.join(tmpdir(), "roster-"));
  made.push(submissions);
});
afterAll(() => {
  for (const one of made) rmSync(one, { recursive: true });
});

/** "kim/" is a folder, everything else a file. */
function handIn(...names: string[]) {
  for (const name of names) {
    if (name.endsWith("/")) mkdirSync(path.join(submissions, name));
    else writeFileSync(path.join(submissions, name), "text");
  }
}
const owners = (roster = "") => {
  const people = roster ? peopleIn(roster) : [];
  const { students } = studentsIn(submissions, { chapters, people });
  return students.map(({ student, counts }) => `${student}: ${counts?.name ?? "nothing"}`);
};

describe("whose a submission is", () => {
  it("is no namesake's of another family, where the roster has given names alone", () => {
    const people = peopleIn("이름\n민지\n지수");
    handIn("박 민지_3009_assignsubmission_file_/", "지수_3002_assignsubmission_file_/");
    const { students } = studentsIn(submissions, { chapters, people });
    expect(students.map(({ student, counts }) => [student, counts?.name.slice(0, 6)])).toEqual([
      ["민지", undefined],
      ["지수", "지수_300"],
      ["박 민지", "박 민지_3"],
    ]);
  });

  it("is not told by a login that is somebody else's name, nor by a number against the name", () => {
    const people = peopleIn(
      "First name,Last name,ID number,Email\nJiho,Park,4720,jpark@x.kr\nJihoon,Parkinson,4711,jiho.park@x.kr\nSeoyeon,Lee,4730,slee@x.kr",
    );
    handIn(
      "Jiho Park_4711_assignsubmission_file_/", // 4711 is the number of a row in Moodle's own list
      "Seoyeon Lee_4711.zip", // one of the two is wrong
      "seoyeonlee_4730_4720_03-depthwise-convolution.ts", // the second is the attachment's
    );
    const { students } = studentsIn(submissions, { chapters, people });
    expect(students.map(({ student, counts, doubtful }) => [student, counts?.name.slice(0, 15), doubtful])).toEqual([
      ["Jiho Park", "Jiho Park_4711_", false],
      ["Jihoon Parkinson", undefined, undefined],
      ["Seoyeon Lee", "seoyeonlee_4730", false],
      ["Seoyeon Lee (Seoyeon Lee_4711.zip)", "Seoyeon Lee_471", true],
    ]);
  });

  it("is handed in once where Moodle has a folder for the file and one for what was typed", () => {
    handIn("Lee Jun_3002_assignsubmission_file_/", "Lee Jun_3002_assignsubmission_onlinetext_/");
    const { students } = studentsIn(submissions, { chapters });
    expect(students.map(({ student, others }) => [student, others])).toEqual([["Lee Jun", []]]);
  });

  it("is told by its name up to a number, a date or a word of the course system", () => {
    handIn("kim_minji_12345_2031-03-04.zip", "lee/", "park_LATE_777_1.zip", "20311234.zip", "han_1/");
    expect(owners()).toEqual([
      "20311234: 20311234.zip",
      "han: han_1",
      "kim_minji: kim_minji_12345_2031-03-04.zip",
      "lee: lee",
      "park: park_LATE_777_1.zip",
    ]);
  });

  it("is late where Canvas says so, whatever the time", () => {
    const [one, other] = chapters.map((chapter) => `${chapter}.ts`);
    handIn(`park_LATE_777_1_${one}`, `s004_LATE_778_2_${other}`, `lee_779_3_${one}`);
    const { students } = studentsIn(submissions, { chapters });
    expect(students.map(({ student, late }) => [student, late])).toEqual([
      ["lee", false],
      ["park", true],
      ["s004", true],
    ]);
  });

  it("is the same student's where a browser or a file manager has numbered a copy", () => {
    handIn("s004.zip", "s004 (1).zip", "s004 - Copy.zip");
    expect(owners().map((line) => line.split(":")[0])).toEqual(["s004"]);
  });

  it("members of a team are several students, an account is one whatever stands behind it", () => {
    handIn("team1_kim.zip", "team1_kim_2031-03-04 (1).zip", "team1_lee_12356_67901_workbook.zip");
    handIn("s004_workbook.zip", "s004_20310304_1.zip", "s004_5551_2.zip", "20311234_김민지/");
    const names = owners().map((line) => line.split(":")[0]);
    expect(names).toEqual(["20311234_김민지", "s004", "team1_kim", "team1_lee"]);
  });

  it("loose files of one name are one submission", () => {
    handIn("kim_minji_12345_01-standard-convolution.ts", "kim_minji_12346_03-depthwise-convolution-1.ts");
    handIn("leejun_9_01-standard-convolution.ts");
    expect(owners()).toEqual([
      "kim_minji: kim_minji_12345_01-standard-convolution.ts, kim_minji_12346_03-depthwise-convolution-1.ts",
      "leejun: leejun_9_01-standard-convolution.ts",
    ]);
  });

  it("two people of one name stay two where their accounts have numbers", () => {
    handIn("kimminji_11111_1.zip", "kimminji_22222_2.zip");
    expect(owners()).toEqual(["kimminji_11111: kimminji_11111_1.zip", "kimminji_22222: kimminji_22222_2.zip"]);
  });

  it("names that mean something to JavaScript are names", () => {
    handIn("__proto__/", "constructor/");
    expect(owners()).toEqual(["__proto__: __proto__", "constructor: constructor"]);
  });
});

describe("a roster", () => {
  it("is read as Canvas, Moodle, Gradescope and registrars export it", () => {
    const canvas =
      'Student,ID,SIS User ID,SIS Login ID,Section,HW\n    Points Possible,,,,,10\n"Kim, Minji",77,2031,mkim,A,\n';
    expect(peopleIn(canvas)).toMatchObject([
      { name: "Kim, Minji", canvas: "77", number: "2031", login: "mkim", section: "A" },
    ]);
    const moodle = '"First name","Last name","ID number","Email address"\nMinji,Kim,2031,m@x.kr\n';
    expect(peopleIn(moodle)).toMatchObject([{ name: "Minji Kim", number: "2031", email: "m@x.kr" }]);
    expect(peopleIn("Name,SID,Email\nMinji Kim,2031,m@x.kr\n")).toMatchObject([{ name: "Minji Kim", number: "2031" }]);
    expect(peopleIn("\uFEFF학번;이름\r\n2031;김민지\r\n")).toMatchObject([{ name: "김민지", number: "2031" }]);
    expect(peopleIn("Minji Kim\nJun Lee\n").map((p) => p.name)).toEqual(["Minji Kim", "Jun Lee"]);
  });

  it("gives everybody a row, whoever handed in, under whatever name, and puts strangers behind", () => {
    handIn("kimminji_77_1.zip", "2032.zip", "Han Sora_5_assignsubmission_file_/", "stranger.zip");
    const roster =
      'Student,ID,SIS User ID,Section\n"Kim, Minji",77,2031,A\n"Lee, Jun",78,2032,A\n"Han, Sora",79,2033,A\n"Park, Bo",80,2034,A';
    expect(owners(roster)).toEqual([
      "Kim, Minji: kimminji_77_1.zip",
      "Lee, Jun: 2032.zip",
      "Han, Sora: Han Sora_5_assignsubmission_file_",
      "Park, Bo: nothing",
      "stranger: stranger.zip",
    ]);
  });

  it("leaves out who is no student, as their role says, and Canvas' own test student", () => {
    const gradescope =
      "First Name,Last Name,SID,Email,Role\nMinji,Kim,2031,m@x.kr,Student\nTa,Er,9,t@x.kr,TA\nAu,Ditor,8,,Auditor";
    expect(peopleIn(gradescope).map(({ name }) => name)).toEqual(["Minji Kim", "Au Ditor"]);
    const canvas = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Kim, Minji",77,2031,kim,A\n"Student, Test",99,,x,A';
    expect(peopleIn(canvas).map(({ name }) => name)).toEqual(["Kim, Minji"]);
  });

  it("is read by Korean titles, where 이름 is half a name behind 성 and a whole one without it", () => {
    const moodle = "성,이름,ID 번호,이메일 주소\n김,민지,3001,m@x.kr\n박,지수,3002,j@x.kr";
    expect(peopleIn(moodle).map(({ name, first, last, number, email }) => [name, first, last, number, email])).toEqual([
      ["민지 김", "민지", "김", "3001", "m@x.kr"],
      ["지수 박", "지수", "박", "3002", "j@x.kr"],
    ]);
    expect(titlesIn(moodle)).toEqual(["이름", "성", "ID 번호", "이메일 주소"]);
    expect(peopleIn("학 번,성 명\n3001,김민지").map(({ name, number }) => [name, number])).toEqual([
      ["김민지", "3001"],
    ]);
  });

  it("may name the family first, a name a line", () => {
    const people = peopleIn("Kim, Minji\nO'Neill, J.\n");
    expect(people.map(({ name, first, last }) => [name, first, last])).toEqual([
      ["Kim, Minji", "Minji", "Kim"],
      ["O'Neill, J.", "J.", "O'Neill"],
    ]);
    expect(peopleIn('Student\n"Kim,  Minji"')[0].name).toBe("Kim, Minji");
  });

  it("is refused where it is no list of students", () => {
    expect(() => peopleIn("import os; W='/tmp/x'\nprint(W)\n", "a.py")).toThrow("a.py is no list of students");
    expect(() => peopleIn("Note,Remark\n3,good\n")).toThrow('"Note,Remark" is not one name');
    expect(() => peopleIn("Kim Minji\nLee Jun;A\nx = 3")).toThrow('"Lee Jun;A" is not one name');
    expect(() => peopleIn("Kim,Minji\n")).toThrow('"Kim,Minji" is not one name');
  });

  it.each([
    ["2031002 박지수", "박지수"],
    ["박지수 2031002", "박지수"],
    ["2031002-박지수", "박지수"],
    ["박지수2031002", "박지수"],
    ["HW1_2031002_박지수", "박지수"],
    ["kim_minji_12345_678_최서연 과제.zip", "Kim Minji"],
    ["kim_minji_2031-10-02", "Kim Minji"],
    ["kim minji hw1", "Kim Minji"],
    ["Minji Choi", "stranger"],
    ["Minji Kim - hw1", "Kim Minji"],
    ["박지수_최서연 팀", "박지수, 최서연"],
    ["2031002_2031003", "박지수, 최서연"],
    ["Jung Hana and Han Sora", "Jung Hana, Han Sora"],
  ])("knows whose %s is: %s", (folder, whose) => {
    handIn(`${folder}/`);
    const roster =
      "이름;학번;login\n박지수;2031002;\n최서연;2031003;\nKim Minji;2031004;mkim\nMin Ji;2031;minj\nJung Hana;2031005;\nHan Sora;2031006;";
    const { students } = studentsIn(submissions, { chapters, people: peopleIn(roster) });
    const theirs = students.filter(({ counts, person }) => counts && person);
    expect(theirs.map(({ student }) => student).join(", ") || "stranger").toBe(whose);
    const together =
      theirs.length > 1 ? [`handed in together, and counted for each: ${whose.replace(", ", "; ")}`] : [];
    for (const { remarks } of theirs) expect(remarks).toEqual(together);
  });

  it.each([
    ["park_minji_4711_03-depthwise-convolution.ts", "stranger"],
    ["kim_hana_4713_01-standard-convolution.ts", "stranger"],
    ["hw1_hana_kim.zip", "stranger"],
    ["minji.zip", "김민지"],
    ["minji_4711_03-depthwise-convolution.ts", "김민지"],
    ["hw1_hana_attempt_2031-03-04.zip", "Hana Yoon"],
    ["minji@uni.example.zip", "김민지"],
  ])("takes no login for a word of a stranger's name: %s is %s's", (file, whose) => {
    handIn(file);
    const people = peopleIn(
      "name;email\n김민지;minji@uni.example\n박민지;mjpark@uni.example\nHana Yoon;hana@uni.example",
    );
    const { students } = studentsIn(submissions, { chapters, people });
    const theirs = students.filter(({ counts, person }) => counts && person).map(({ student }) => student);
    expect(theirs.join(", ") || "stranger").toBe(whose);
  });

  it("takes no name for one of two who bear it, and says so", () => {
    handIn("Minji Kim.zip");
    const people = peopleIn("name,student id\nMinji Kim,1111\nMinji Kim,2222\n");
    const { students } = studentsIn(submissions, { chapters, people });
    expect(students.map((s) => [s.student, s.remarks])).toEqual([
      ["Minji Kim (1111)", ["nothing was handed in"]],
      ["Minji Kim (2222)", ["nothing was handed in"]],
      ["Minji Kim", ["its name fits several in the roster: Minji Kim (1111); Minji Kim (2222)"]],
    ]);
    expect(students.map(({ doubtful }) => doubtful === true)).toEqual([false, false, true]);
  });
});

describe("an export of Gradescope's", () => {
  const yaml = `---
submission_101:
  :submitters:
  - :name: Minji Kim
    :sid: '2031001'
    :email: m@x.kr
  :created_at: 2031-03-01 18:37:25.617113000 Z
  :results:
    output: |-
      submission_102:
      :submitters:
      - :name: Eve
submission_102:
  :submitters:
  - :name: 박지수
    :sid: 2031002
    :email: p@x.kr
  - :name: "O'Neill, Bo"
    :sid: '2031003'
    :email:
  :created_at: 2031-03-09 00:00:00.000000000 +09:00
`;
  const deadline = new Date("2031-03-05T00:00Z");
  const about = async (place: string, roster?: string) => {
    const people = roster ? peopleIn(roster) : undefined;
    const folder = classFolder(place, chapters);
    const { students, ignored } = studentsIn(folder, {
      chapters,
      people,
      exported: await exportedIn(folder),
      deadline,
    });
    return [...students.map((s) => [s.student, s.counts?.name, s.late, s.remarks]), ...ignored];
  };
  const group = "handed in together, and counted for each: 박지수; O'Neill, Bo";

  it("says whose each folder is and when it came, of a group to each of them, with a roster and without", async () => {
    handIn("submission_101/", "submission_102/");
    for (const folder of ["submission_101", "submission_102"]) handIn(`${folder}/${chapters[0]}.ts`);
    writeFileSync(path.join(submissions, "submission_metadata.yml"), yaml);
    expect(await about(submissions)).toEqual([
      ["Minji Kim", "submission_101", false, []],
      ["박지수", "submission_102", true, ["late", group]],
      ["O'Neill, Bo", "submission_102", true, ["late", group]],
    ]);
    expect(await about(submissions, "First Name,Last Name,SID\nMin Ji,Kim,2031001\nJisu,Park,2031002\nA,B,9")).toEqual([
      ["Min Ji Kim", "submission_101", false, []],
      ["Jisu Park", "submission_102", true, ["late", group]],
      ["A B", undefined, false, ["nothing was handed in"]],
      ["O'Neill, Bo", "submission_102", true, ["not in the roster", "late", group]],
    ]);
  });

  it("gives nobody what is somebody else's by number and address, whatever the name", async () => {
    handIn("submission_101/", "submission_102/");
    writeFileSync(path.join(submissions, "submission_metadata.yml"), yaml);
    const alike = "First Name,Last Name,SID,Email\nMinji,Kim,2039,minji@x.kr\n지수,박,,p@x.kr";
    expect((await about(submissions, alike)).map(([student, folder]) => [student, folder])).toEqual([
      ["Minji Kim", undefined],
      ["지수 박", "submission_102"],
      ["Minji Kim (submission_101)", "submission_101"],
      ["O'Neill, Bo", "submission_102"],
    ]);
  });

  it("is found in the folder that it unpacks to; without its list each folder is somebody's", async () => {
    handIn("assignment_7_export/", "assignment_7_export/submission_101/");
    const inside = path.join(submissions, "assignment_7_export");
    writeFileSync(path.join(inside, "submission_metadata.yml"), yaml);
    expect(await about(submissions)).toEqual([["Minji Kim", "submission_101", false, []]]);
    writeFileSync(path.join(inside, "submission_metadata.yml"), "submission_101: [");
    await expect(about(submissions)).rejects.toThrow("submission_metadata.yml can't be read");
    rmSync(path.join(inside, "submission_metadata.yml"));
    mkdirSync(path.join(inside, "submission_102"));
    expect((await about(inside)).map(([student]) => student)).toEqual(["submission_101", "submission_102"]);
  });
});

it("what lies in a zip in a folder came when the zip did, whatever its entries say", () => {
  handIn("kim_50001_assignsubmission_file_/");
  const zip = path.join(submissions, "kim_50001_assignsubmission_file_", "hw.zip");
  writeFileSync(zip, zipSync({ [`${chapters[0]}.ts`]: [strToU8("answers"), { mtime: "2031-03-09T00:00" }] }));
  utimesSync(zip, new Date("2031-03-01T00:00Z"), new Date("2031-03-01T00:00Z"));
  const { students } = studentsIn(submissions, { chapters, deadline: new Date("2031-03-05T00:00Z") });
  expect(students.map(({ student, late }) => [student, late])).toEqual([["kim", false]]);
});

it("a class is found one folder further down, where that holds what several accounts handed in", () => {
  handIn("Assignment 1-CS101/", "Assignment 1-CS101/Kim Minji_50001_assignsubmission_file_/");
  expect(classFolder(submissions, chapters)).toBe(submissions);
  handIn("Assignment 1-CS101/Lee Jun_50002_assignsubmission_file_/");
  expect(classFolder(submissions, chapters)).toBe(path.join(submissions, "Assignment 1-CS101"));
});

it("a class is found further down where several people's answers lie there, also beside the zip that it was unpacked from", () => {
  const place = path.join(submissions, "Submitted files", "HW 1");
  for (const name of ["Minji Kim", "Lee Jun"]) {
    mkdirSync(path.join(place, name, "Version 1"), { recursive: true });
    writeFileSync(path.join(place, name, "Version 1", `${chapters[0]}.ts`), "answers");
  }
  handIn("Submitted files.zip", "grades.csv");
  expect(classFolder(submissions, chapters)).toBe(place);
  // Where it is one of several submissions, it is graded as somebody's, and pointed at.
  handIn("park/");
  expect(classFolder(submissions, chapters)).toBe(submissions);
});

it("a class of zips alone, and names that are not UTF-8, are looked through", () => {
  for (const name of ["kim.zip", "lee.zip"])
    writeFileSync(path.join(submissions, name), zipSync({ [`${chapters[0]}.ts`]: strToU8("x") }));
  mkdirSync(Buffer.concat([Buffer.from(`${submissions}/J`), Buffer.from([0xf6]), Buffer.from("rg")]));
  expect(classFolder(submissions, chapters)).toBe(submissions);
  expect(owners()).toHaveLength(3);
});

it("a zip that is too large is somebody's that can't be read, and the others are graded", async () => {
  const big = path.join(submissions, "al.zip");
  writeFileSync(big, "");
  truncateSync(big, 60e6);
  const { students } = studentsIn(submissions, { chapters });
  expect(students[0].counts?.contents().unread).toEqual([
    "al.zip is larger than 50 MB: hand in exercises/ alone, without node_modules",
  ]);
});

it("sections of a class are pointed at, each of them", () => {
  for (const place of ["Section A/Minji Kim", "Section A/Hans Gross", "Section B/Eva Novak", "Section B/Tom Ford"]) {
    mkdirSync(path.join(submissions, place), { recursive: true });
    writeFileSync(path.join(submissions, place, `${chapters[0]}.ts`), "answers");
  }
  expect(studentsIn(submissions, { chapters }).students.map(({ nested }) => nested)).toEqual([true, true]);
});

it("versions that Teams keeps are one person's", () => {
  for (const version of ["Version 1", "Version 2", "Version 3"]) {
    mkdirSync(path.join(submissions, "Eva", version), { recursive: true });
    writeFileSync(path.join(submissions, "Eva", version, `${chapters[0]}.ts`), "answers");
  }
  handIn("bo/");
  expect(studentsIn(submissions, { chapters }).students.map(({ nested }) => nested)).toEqual([false, false]);
});

it("a folder of one person's two versions is that person's", () => {
  for (const version of ["old", "new"]) {
    mkdirSync(path.join(submissions, "kim", version), { recursive: true });
    writeFileSync(path.join(submissions, "kim", version, `${chapters[0]}.ts`), "answers");
  }
  handIn("lee/");
  expect(owners()).toEqual(["kim: kim", "lee: lee"]);
});

it("a zip of a whole class is refused with what to do, and beside others it is pointed at", async () => {
  const zip = (name: string) => {
    const folders = ["Kim_1", "Lee_2", "Han_3"].map((one) => `${one}_assignsubmission_file_/${rubric.file}.ts`);
    writeFileSync(path.join(submissions, name), zipSync(Object.fromEntries(folders.map((one) => [one, strToU8("x")]))));
  };
  zip("class.zip");
  expect(() => classFolder(submissions, [rubric.file])).toThrow("holds the answers of several: unpack it");
  mkdirSync(path.join(submissions, "park"));
  const { students } = studentsIn(classFolder(submissions, [rubric.file]), { chapters: [rubric.file] });
  expect(students.map(({ student, nested }) => [student, nested])).toEqual([
    ["class", true],
    ["park", false],
  ]);
});

it("an untouched stub makes nobody late", () => {
  handIn("kim/");
  const at = (name: string, text: string, time: string) => {
    const file = path.join(submissions, "kim", name);
    writeFileSync(file, text);
    utimesSync(file, new Date(time), new Date(time));
  };
  at(`${rubric.file}.ts`, readFileSync(`solutions/${rubric.file}.ts`, "utf8"), "2031-03-01T00:00Z");
  at(`${rubric.file} (1).ts`, readFileSync(`grader/stubs/${rubric.file}.ts`, "utf8"), "2031-03-09T00:00Z");
  const late = (deadline: string) =>
    studentsIn(submissions, { chapters: [rubric.file], deadline: new Date(deadline) }).students[0].late;
  expect([late("2031-03-05T00:00Z"), late("2031-02-05T00:00Z")]).toEqual([false, true]);
});

describe("what counts of a student's", () => {
  const at = (name: string, time: string) => {
    handIn(name);
    utimesSync(path.join(submissions, name), new Date(time), new Date(time));
  };
  const zipAt = (name: string, files: readonly string[], time: string) => {
    const answers = files.map((file): [string, Uint8Array] => [`${file}.ts`, strToU8(`${name}: answers`)]);
    writeFileSync(path.join(submissions, name), zipSync(Object.fromEntries(answers)));
    utimesSync(path.join(submissions, name), new Date(time), new Date(time));
  };
  const one = (rules: { deadline?: Date } = {}) => studentsIn(submissions, { chapters, ...rules }).students[0];
  const deadline = new Date("2031-03-05T00:00Z");
  const [first, third] = chapters;

  it("is the newest in time of each chapter, also of loose files, and the choice is said", () => {
    at("kim_1_01-standard-convolution.ts", "2031-03-01T00:00Z");
    at("kim_1_03-depthwise-convolution.ts", "2031-03-09T00:00Z");
    at("lee.zip", "2031-03-01T00:00Z");
    at("lee (1).zip", "2031-03-02T00:00Z");
    const { students } = studentsIn(submissions, { chapters, deadline });
    expect(students.map((s) => [s.student, s.counts?.name, s.late, s.lateChapters, s.remarks])).toEqual([
      ["kim", "kim_1_01-standard-convolution.ts, kim_1_03-depthwise-convolution.ts", true, ["03"], ["late: 03"]],
      ["lee", "lee (1).zip", false, [], ["handed in 2 times: lee (1).zip counts, not lee.zip"]],
    ]);
    // Who handed in twice is told so, and stands where the teacher looks.
    expect(students.map(({ notes, others }) => [notes, others])).toEqual([
      [["03 came too late. What that means, your teacher says."], []],
      [students[1].remarks, ["lee.zip"]],
    ]);
  });

  it("leaves out what came too late where the same chapter was in time", () => {
    at("kim_1_01-standard-convolution.ts", "2031-03-01T00:00Z");
    at("kim_1_01-standard-convolution-1.ts", "2031-03-09T00:00Z");
    const late = "kim_1_01-standard-convolution-1.ts";
    expect(one({ deadline })).toMatchObject({
      counts: { name: "kim_1_01-standard-convolution.ts" },
      late: false,
      others: [late],
      notes: [`handed in 2 times: kim_1_01-standard-convolution.ts counts, not ${late} (too late)`],
    });
  });

  it("is put together from two zips of one submission, a chapter each", () => {
    zipAt("kim_12345_111_a.zip", [first], "2031-03-01T00:00Z");
    zipAt("kim_12345_112_b.zip", [third], "2031-03-01T00:00Z");
    const { counts, late, others, notes } = one({ deadline });
    expect(counts?.contents().files.map(({ name }) => name)).toEqual([`${third}.ts`, `${first}.ts`]);
    expect([late, others]).toEqual([false, []]);
    expect(notes).toEqual([
      "handed in in parts, which are put together: 01 of kim_12345_111_a.zip, 03 of kim_12345_112_b.zip",
    ]);
  });

  it("takes of an older zip only what the newer one has not, and of a late one what nothing else has", () => {
    zipAt("kim_1.zip", [first, third], "2031-03-01T00:00Z");
    zipAt("kim_2.zip", [third], "2031-03-02T00:00Z");
    const before = one({ deadline: new Date("2031-03-01T12:00Z") });
    expect([before.counts?.name, before.late, before.others]).toEqual(["kim_1.zip", false, ["kim_2.zip"]]);
    const after = one({ deadline });
    const read = after.counts!.contents().files.map(({ name, read }) => [name, new TextDecoder().decode(read(99))]);
    expect(read).toEqual([
      [`${third}.ts`, "kim_2.zip: answers"],
      [`${first}.ts`, "kim_1.zip: answers"],
    ]);
    zipAt("kim_1.zip", [first], "2031-03-09T00:00Z");
    expect(one({ deadline })).toMatchObject({ late: true, lateChapters: ["01"], others: [] });
    expect(one({ deadline: new Date("2031-03-01T00:00Z") })).toMatchObject({ late: true, lateChapters: [] });
  });

  it.each([
    ["kim_9.zip", "kim_10.zip"],
    ["kim.zip", "kim (1).zip"],
  ])("is the later name where times are the same, as is said: of %s and %s the second", (early, later) => {
    zipAt(early, [first], "2031-03-01T00:00Z");
    zipAt(later, [first], "2031-03-01T00:00Z");
    expect(one().notes).toEqual([
      `handed in 2 times: ${later} counts, not ${early}`,
      `${early} came at the same moment: ${later} is taken, the later name`,
    ]);
  });

  it("is so of loose files as well", () => {
    at("kim_1_01-standard-convolution.ts", "2031-03-01T00:00Z");
    at("kim_1_01-standard-convolution-1.ts", "2031-03-01T00:00Z");
    const { counts, others } = one();
    expect([counts?.name, others]).toEqual([
      "kim_1_01-standard-convolution-1.ts",
      ["kim_1_01-standard-convolution.ts"],
    ]);
  });

  it("came when the answers came that count, and not when those did that don't", () => {
    handIn("kim/");
    const file = (name: string, time: string) => {
      const place = path.join(submissions, "kim", name);
      writeFileSync(place, "answers");
      utimesSync(place, new Date(time), new Date(time));
    };
    file(`${first}.ts`, "2031-03-01T00:00Z");
    file(`${first} (1).ts`, "2031-03-09T00:00Z");
    const { counts, late, notes } = one({ deadline });
    expect([counts?.time?.toISOString(), late]).toEqual(["2031-03-01T00:00:00.000Z", false]);
    expect(notes).toEqual([`too late, and not counted: ${first} (1).ts`]);
  });

  it("has no second submission in a receipt, nor in answers to other chapters", () => {
    zipAt("Chapter 1_kim_attempt_2031-03-01-10-00-00_all.zip", [first], "2031-03-01T00:00Z");
    at("Chapter 1_kim_attempt_2031-03-01-10-00-00.txt", "2031-03-01T00:00Z");
    zipAt("kim_3.zip", ["05-autoencoder"], "2031-03-02T00:00Z");
    expect(one()).toMatchObject({ others: [], notes: [] });
    // What nobody can read may be a second one.
    writeFileSync(path.join(submissions, "kim_4.zip"), "cut off");
    expect(one().others).toEqual(["kim_4.zip"]);
  });
});

describe("who is who", () => {
  const whose = (roster: string | undefined, ...names: string[]) => {
    for (const name of names) handIn(name);
    const people = roster === undefined ? undefined : peopleIn(roster);
    return studentsIn(submissions, { chapters, people }).students.map(({ student, counts }) => [student, counts?.name]);
  };

  it.each([
    ["Kim Minji (2031001).zip", "Kim Minji (2031009).zip"],
    ["김민지(2031001).zip", "김민지_2031009.zip"],
  ])("a number in brackets is no copy's: %s and %s are two people's", (one, other) => {
    const roster = `name,number,학번\n${one.includes("Kim") ? "Kim Minji" : "김민지"},,2031001\n${one.includes("Kim") ? "Kim Minji" : "김민지"},,2031009\n`;
    expect(whose(roster, one, other).map(([, name]) => name)).toEqual([one, other]);
    expect(whose(undefined)).toHaveLength(2);
  });

  it("Moodle's grading worksheet knows the number that its folders bear, also without names", () => {
    const folders = ["김 민지_50004_assignsubmission_file_/", "김 민지_50005_assignsubmission_file_/"];
    const sheet = "Identifier,Full name,ID number\nParticipant 50005,김 민지,2031\nParticipant 50004,김 민지,2032\n";
    expect(whose(sheet, ...folders)).toEqual([
      ["김 민지 (2031)", "김 민지_50005_assignsubmission_file_"],
      ["김 민지 (2032)", "김 민지_50004_assignsubmission_file_"],
    ]);
    rmSync(submissions, { recursive: true });
    mkdirSync(submissions);
    expect(whose("Identifier,Status\nParticipant 7,x\n", "Participant_7_assignsubmission_file_/")).toEqual([
      ["Participant 7", "Participant_7_assignsubmission_file_"],
    ]);
  });

  it("who stands in a roster once a section is one", () => {
    const roster = "학번,Name,Section\n2031001,Kim Minji,1\n2031001,Kim Minji,2\n2031002,Kim Minji,1\n";
    expect(whose(roster, "Kim Minji_2031001/")).toEqual([
      ["Kim Minji (2031001)", "Kim Minji_2031001"],
      ["Kim Minji (2031002)", undefined],
    ]);
  });

  it("numbers and addresses of a list without titles are no part of a name", () => {
    const found = peopleIn("Kim Minji 2031001\nLee Junho <junho@uni.kr>\nO'Neill, Bo (2031003)\n박지수\n");
    expect(found.map(({ name, number, email }) => [name, number, email])).toEqual([
      ["Kim Minji", "2031001", ""],
      ["Lee Junho", "", "junho@uni.kr"],
      ["O'Neill, Bo", "2031003", ""],
      ["박지수", "", ""],
    ]);
  });

  it.each([
    ["Minji Kim,2031001", "Minji Kim", "2031001", ""],
    ["Minji Kim, 123", "Minji Kim", "123", ""],
    ["Minji Kim;minji@uni.kr", "Minji Kim", "", "minji@uni.kr"],
    ["2031001\tMinji Kim\tminji@uni.kr", "Minji Kim", "2031001", "minji@uni.kr"],
    ['"Kim, Minji",2031001', "Kim, Minji", "2031001", ""],
    ["Kim, Minji, 2031001", "Kim, Minji", "2031001", ""],
    ["김민지,2031001", "김민지", "2031001", ""],
    ["2031001 Minji Kim", "Minji Kim", "2031001", ""],
  ])("a line of a list without titles may have columns: %s", (line, name, number, email) => {
    expect(peopleIn(`${line}\nLee Junho\n`)[0]).toMatchObject({ name, number, email });
  });

  it("teams, users and titles of homework are no names: what stands behind them tells who it is", () => {
    const two = ["team_1/", "team_2/", "user_1.zip", "user_2.zip", "hw1_20310003.zip", "hw1_20310004.zip"];
    expect(
      whose(undefined, ...two, "과제1_2031001_민지.zip", "과제1_2031002_지수.zip").map(([student]) => student),
    ).toEqual([
      "hw1_20310003",
      "hw1_20310004",
      "team_1",
      "team_2",
      "user_1",
      "user_2",
      "과제1_2031001_민지",
      "과제1_2031002_지수",
    ]);
  });

  it("two of one name stay two where Moodle's own numbers tell them apart, with a roster and without", () => {
    const folders = ["Alex Kim_508_assignsubmission_file_/", "Alex Kim_509_assignsubmission_file_/"];
    const apart = folders.map((one, n) => [`Alex Kim_${508 + n}`, one.slice(0, -1)]);
    expect(whose(undefined, ...folders)).toEqual(apart);
    const people = peopleIn("First name,Last name,Email\nAlex,Kim,a@x.kr\nAlex,Kim,b@x.kr\n");
    const { students } = studentsIn(submissions, { chapters, people });
    expect(students.slice(2).map(({ student, counts }) => [student, counts?.name])).toEqual(apart);
  });

  it("Canvas' anonymous names are one each, and late where LATE stands before them", () => {
    handIn("anon_x7k2p_9001_01-standard-convolution.ts", "LATE_anon_q3m8z_9002_01-standard-convolution.ts");
    const { students } = studentsIn(submissions, { chapters, deadline: new Date("2021-01-01T00:00Z") });
    expect(students.map(({ student, late }) => [student, late])).toEqual([
      ["anon_q3m8z", true],
      ["anon_x7k2p", false],
    ]);
  });

  it("Brightspace's folders are the people's that they name, and Blackboard's too, at the time that they name", () => {
    const people = peopleIn("Name,ID\nMinji Kim,9001\nBo Park,101\n");
    handIn("101-9001 - Bo Park - Mar 4, 2031 1130 AM/", "102-9001 - Minji Kim - Mar 6, 2031 930 PM/");
    for (const one of ["101-9001 - Bo Park - Mar 4, 2031 1130 AM", "102-9001 - Minji Kim - Mar 6, 2031 930 PM"])
      handIn(`${one}/01-standard-convolution.ts`);
    const deadline = new Date(2031, 2, 5);
    const told = (all: ReturnType<typeof studentsIn>) =>
      all.students.map(({ student, late, counts }) => [student, late, counts?.time]);
    expect(told(studentsIn(submissions, { chapters, people, deadline }))).toEqual([
      ["Minji Kim", true, new Date(2031, 2, 6, 21, 30)],
      ["Bo Park", false, new Date(2031, 2, 4, 11, 30)],
    ]);
    rmSync(submissions, { recursive: true });
    mkdirSync(submissions);
    const [early, late] = ["2031-03-04-18-00-00", "2031-03-06-18-00-00"].map(
      (time) => `Chapter 1_kim_attempt_${time}_01-standard-convolution.ts`,
    );
    handIn(early, late);
    const [kim] = studentsIn(submissions, { chapters, deadline }).students;
    expect([kim.late, kim.counts?.name, kim.others]).toEqual([false, early, [late]]);
    expect(studentsIn(submissions, { chapters }).students[0].counts?.name).toBe(late);
  });

  it.each([
    ["101-9 - 지훈 최 - Nov 20, 2026 5-59 PM", new Date(2026, 10, 20, 17, 59)],
    ["101-9 - Jörg Müller - 20 November, 2026 7.30 PM", new Date(2026, 10, 20, 19, 30)],
    ["101-9 - Bo Park - 4. Mar 2031 1745", new Date(2031, 2, 4, 17, 45)],
  ])("Brightspace writes days as its language does: %s", (folder, came) => {
    handIn(`${folder}/`, `${folder}/01-standard-convolution.ts`);
    const [{ counts, remarks }] = studentsIn(submissions, { chapters }).students;
    expect([counts?.time, remarks]).toEqual([came, []]);
  });

  it("a time of Brightspace's that can't be read is said to be so", () => {
    handIn("101-9 - Bo Park - gestern, 2026/", "101-9 - Bo Park - gestern, 2026/01-standard-convolution.ts");
    const [{ student, remarks }] = studentsIn(submissions, { chapters }).students;
    const told = 'when it came can\'t be read from "gestern, 2026": the time of its files is taken';
    expect([student, remarks]).toEqual(["Bo Park", [told]]);
  });

  it("an account of Canvas' or a login of Blackboard's may be short", () => {
    handIn("parkjimin_101_5001_01-standard-convolution.ts", "parkjimin_102_5002_01-standard-convolution.ts");
    expect(whose(undefined).map(([student]) => student)).toEqual(["parkjimin_101", "parkjimin_102"]);
    const roster = 'Student,ID,SIS User ID,Section\n"Park, Jimin",101,7,A\n"Park, Jimin",102,8,A\n';
    expect(whose(roster).map(([student, name]) => [student, name?.slice(0, 13)])).toEqual([
      ["Park, Jimin (7)", "parkjimin_101"],
      ["Park, Jimin (8)", "parkjimin_102"],
    ]);
    rmSync(submissions, { recursive: true });
    mkdirSync(submissions);
    const receipt = "HW 3_jm_attempt_2026-11-20-16-00-00_01-standard-convolution.ts";
    expect(whose("Name,Username\nJörg Müller,jm\n", receipt)).toEqual([["Jörg Müller", receipt]]);
  });

  it.each([
    ["Paul Weiß", "paul_weiss.zip"],
    ["Jörg Müller", "Joerg Mueller.zip"],
    ["Jörg Müller", "jorg_muller.zip"],
    ["Smith Anna Maria", "Anna Maria Smith.zip"],
  ])("%s is who hands in %s", (name, file) => {
    expect(whose(`Name\n${name}\n`, file)).toEqual([[name, file]]);
  });

  it("of names that differ by an umlaut the one counts that is written so, whichever way round", () => {
    for (const roster of ["Anna Müller\nAnna Mueller\n", "Anna Mueller\nAnna Müller\n"]) {
      handIn("Mueller Anna/");
      const theirs = whose(roster).find(([, name]) => name);
      expect(theirs).toEqual(["Anna Mueller", "Mueller Anna"]);
      rmSync(path.join(submissions, "Mueller Anna"), { recursive: true });
    }
    handIn("Muller Anna/");
    expect(whose("Anna Müller\nAnna Mueller\n")[0]).toEqual(["Anna Müller", "Muller Anna"]);
  });

  it.each([
    ["Łukasz Wójcik-Nowak", "Lukasz Wojcik-Nowak.zip"],
    ["Đỗ Văn Minh", "Do Van Minh.zip"],
    ["Bjørn Aas", "Bjorn Aas.zip"],
  ])("%s is who hands in %s, without the marks", (name, file) => {
    expect(whose(`Name\n${name}\n`, file)).toEqual([[name, file]]);
  });

  it.each(["Minji Kim for Prof. Jun Lee/", "Re_ Jun Lee - hw of Hana Park/"])(
    "%s bears two names, and is nobody's",
    (folder) => {
      const all = whose("Minji Kim\nJun Lee\nHana Park\n", folder);
      expect(all.filter(([, name]) => name)).toHaveLength(1);
      expect(all[3][1]).toBe(folder.slice(0, -1));
    },
  );

  it("two accounts of one name are two people, also where the roster has one of them", () => {
    const files = ["kimjihoon_5_6_01-standard-convolution.ts", "kimjihoon_7_8_01-standard-convolution.ts"];
    const all = whose('Name,Student ID\n"Kim, Jihoon",2031\n', ...files);
    expect(all.map(([student, name]) => [student, name])).toEqual([
      ["Kim, Jihoon", undefined],
      ["kimjihoon_5", files[0]],
      ["kimjihoon_7", files[1]],
    ]);
  });

  it("Blackboard's logins may have lines in them, and its times are its own", () => {
    const names = ["kim_2", "lee_2"].map(
      (login) => `HW_1_${login}_attempt_2031-03-09-10-00-00_01-standard-convolution.ts`,
    );
    expect(whose(undefined, ...names).map(([student]) => student)).toEqual(["kim_2", "lee_2"]);
    const deadline = new Date(2031, 2, 4);
    expect(studentsIn(submissions, { chapters, deadline }).students.map(({ late }) => late)).toEqual([true, true]);
    rmSync(submissions, { recursive: true });
    mkdirSync(submissions);
    const one = "Homework 1_oz_1_attempt_2031-03-09-10-00-00_01-standard-convolution.ts";
    expect(whose("Name,Username\nOz Day,oz_1\n", one)).toEqual([["Oz Day", one]]);
  });

  it("an account of Canvas' own is its bearer's under another name, and not where that is somebody else's", () => {
    const roster = 'Student,ID,Section\n"Kim, Minji",5,A\n"Park, Hana",7,A\n';
    const [renamed, other] = ["newname_7_8_01-standard-convolution.ts", "parkhana_5_9_01-standard-convolution.ts"];
    expect(whose(roster, renamed)).toEqual([
      ["Kim, Minji", undefined],
      ["Park, Hana", renamed],
    ]);
    rmSync(path.join(submissions, renamed));
    expect(whose(roster, other).slice(0, 2)).toEqual([
      ["Kim, Minji", undefined],
      ["Park, Hana", undefined],
    ]);
  });

  it("a number behind a chapter's name is somebody's", () => {
    expect(whose("Jun Lee,1002\n", "01-standard-convolution-1002.ts")).toEqual([
      ["Jun Lee", "01-standard-convolution-1002.ts"],
    ]);
  });

  it("who is known by an account alone, under a group's name, is said to be", () => {
    handIn("projectgroup1_1204501_90001_01-standard-convolution.ts");
    const people = peopleIn('Student,ID,Section\n"One, Ann",1204501,A\n');
    expect(studentsIn(submissions, { chapters, people }).students[0].remarks).toEqual([
      "known by the number of an account alone: the name is another one, or a group's",
    ]);
  });

  it("last names alone are refused", () => {
    expect(() => peopleIn("Last Name,SID\nKim,1\n")).toThrow("no column that is called First name");
    expect(peopleIn("Legal First Name,Last Name,EMPLID\nMinji,Kim,77\n")).toMatchObject([
      { name: "Minji Kim", number: "77" },
    ]);
  });

  it("answers to chapters that are not graded are nobody's new", () => {
    handIn(
      "Jörg Müller - 01-standard-convolution.ts",
      "Jörg Müller - 03-depthwise-convolution.ts",
      "01-standard-convolution.ts",
    );
    const { students, ignored } = studentsIn(submissions, { chapters: chapters.slice(1) });
    expect(students.map(({ student, others }) => [student, others])).toEqual([["Jörg Müller", []]]);
    expect(ignored).toEqual(["01-standard-convolution.ts"]);
  });

  it("what was typed into Canvas is somebody's, and a file of another name is seen", () => {
    handIn(
      "parkjimin_21001_text.html",
      "kimminji_701_9001_01-standard-convolution.ts",
      "kimminji_701_9002_03 depthwise.txt",
    );
    const { students, ignored } = studentsIn(submissions, { chapters });
    expect(students.map(({ student, counts }) => [student, counts?.name])).toEqual([
      ["kimminji", "kimminji_701_9001_01-standard-convolution.ts, kimminji_701_9002_03 depthwise.txt"],
      ["parkjimin", "parkjimin_21001_text.html"],
    ]);
    expect(ignored).toEqual([]);
  });

  it("Moodle's worksheet is read in German, and a numbered list by its names", () => {
    const sheet = "ID,Vollständiger Name,E-Mail-Adresse\nTeilnehmer/in83057,Jörg Müller,j@x.de\n";
    expect(peopleIn(sheet)).toMatchObject([{ name: "Jörg Müller", participant: "83057", email: "j@x.de" }]);
    expect(peopleIn("1. Minji Kim\n2) Lee Jun\n").map(({ name }) => name)).toEqual(["Minji Kim", "Lee Jun"]);
  });

  it("clones of GitHub Classroom are those people's whose logins they bear", () => {
    const roster = "identifier,github_username,github_id,name\nmk@x.kr,minji-kim,1,\n2031002,kim,2,Lee Jun\n";
    expect(whose(roster, "conv-01-minji-kim/", "conv-01-kim/", "conv-01-stranger/")).toEqual([
      ["minji-kim", "conv-01-minji-kim"],
      ["Lee Jun", "conv-01-kim"],
      ["conv-01-stranger", "conv-01-stranger"],
    ]);
    expect(peopleIn(roster)).toMatchObject([{ email: "mk@x.kr" }, { number: "2031002" }]);
  });

  it.each(["Anna Maria Smith.zip", "Maria Smith-Jones.zip"])(
    "%s is not Maria Smith's, and is said to be nearly",
    (file) => {
      handIn(file);
      const { students } = studentsIn(submissions, { chapters, people: peopleIn("Name\nMaria Smith\n") });
      expect(students.map(({ counts, remarks }) => [counts?.name, remarks])).toEqual([
        [undefined, ["nothing was handed in"]],
        [file, ["only a part of its name is that of Maria Smith"]],
      ]);
    },
  );

  it("is told behind a chapter's name as well, whose words may be joined otherwise", () => {
    const people = peopleIn("Name\n김민지\nLee Jun\n");
    handIn("01-standard-convolution_김민지.ts", "Lee Jun - 01_Standard_Convolution final.ts");
    const { students } = studentsIn(submissions, { chapters, people });
    expect(students.map(({ student, counts }) => [student, counts?.name])).toEqual([
      ["김민지", "01-standard-convolution_김민지.ts"],
      ["Lee Jun", "Lee Jun - 01_Standard_Convolution final.ts"],
    ]);
  });

  it("titles are known in German, and as British registrars write them", () => {
    const of = (text: string) => peopleIn(text).map(({ name, number }) => `${name} ${number}`);
    expect(of("Vorname;Nachname;ID-Nummer;E-Mail-Adresse\nEva;Kern;12345;e@uni.de\n")).toEqual(["Eva Kern 12345"]);
    expect(of("Registration Number,Surname,Forename\n12345,Kern,Eva\n")).toEqual(["Eva Kern 12345"]);
    expect(titlesIn("SID,Name,Section\n1,a,2\n")).toEqual(["Name", "SID"]);
  });
});

describe("the tables of a class", () => {
  const out = mkdtempSync(path.join(tmpdir(), "tables-"));
  made.push(out);
  const read = (name: string) => readFileSync(path.join(out, name), "utf8");

  it("leave in the columns that Canvas and Moodle import", async () => {
    mkdirSync(path.join(submissions, "kim"));
    const solution = readFileSync(`solutions/${rubric.file}.ts`);
    writeFileSync(path.join(submissions, "kim", `${rubric.file}.ts`), solution);
    writeFileSync(path.join(submissions, "김철수_4.zip"), "no zip");
    writeFileSync(path.join(submissions, "=eve.zip"), "no zip");
    const roster =
      'Student,ID,SIS User ID,SIS Login ID,Section,Email\n"Kim, Minji",77,2031,kim,A,k@x.kr\n김철수,78,2032,cs,A,c@x.kr\n"Park, Bo",79,2033,bo,A,b@x.kr\n"Lee, A",80,2034,al,A,a@x.kr\n';
    mkdirSync(path.join(submissions, "lee a"));
    writeFileSync(path.join(submissions, "lee a", `${rubric.file}.ts`), readFileSync(`grader/stubs/${rubric.file}.ts`));
    writeFileSync(path.join(submissions, `ida_${rubric.file}.ts`), solution);
    const deadline = new Date("2021-01-01T00:00Z");
    const { attention } = await gradeClass([rubric], { submissions, out, people: peopleIn(roster), deadline });
    expect(attention).toEqual([
      "Nothing was handed in by 1: Park, Bo",
      "What 2 handed in can't be read: 김철수; =eve",
      "Late: Kim, Minji; Lee, A; ida",
      "Not in the roster, and so in no gradebook and in no average: =eve; ida",
    ]);
    const max = rubric.exercises.reduce((sum, e) => sum + e.points, 0);
    expect(csvParseRows(read("canvas.csv").replace("\uFEFF", ""))).toEqual([
      ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", `00 ${rubric.title}`],
      ["    Points Possible", "", "", "", "", `${max}`],
      ["Kim, Minji", "77", "2031", "kim", "A", `${max}`],
      ["김철수", "78", "2032", "cs", "A", ""],
      ["Park, Bo", "79", "2033", "bo", "A", ""],
      ["Lee, A", "80", "2034", "al", "A", "0"],
    ]);
    const [kim, whole, park] = csvParse(read("moodle.csv").replace("\uFEFF", ""));
    const named = { "First name": "Minji", "Last name": "Kim" };
    expect(kim).toMatchObject({ ...named, "ID number": "2031", "Email address": "k@x.kr", Username: "kim" });
    expect(whole).toMatchObject({ "First name": "김철수", "Last name": "" });
    const page = read("summary.html");
    expect(page).toContain(
      `4 students in the roster, and 2 who handed in and are not in it. The figures are of the 2 in the roster whose answers could be judged: ${(max / 2).toFixed(1)} of ${max} points on average, of which a chapter that was not handed in has none.`,
    );
    expect([kim[`00 ${rubric.title}`], park[`00 ${rubric.title}`]]).toEqual([`${max}`, "-"]);
    const rows = csvParse(read("marks.csv").replace("\uFEFF", ""));
    expect(rows.map((row) => [row.student, row.remarks])).toEqual([
      ["Kim, Minji", "late"],
      ["김철수", "unreadable: 김철수_4.zip: this is no zip"],
      ["Park, Bo", "nothing was handed in"],
      ["Lee, A", "late"],
      ["'=eve", "not in the roster; unreadable: =eve.zip: this is no zip"],
      ["ida", "not in the roster; late"],
    ]);
  });

  it("put a chapter's marks into the column that Canvas has for it, and into no other", () => {
    const assignments = assignmentsIn(
      "Student,ID,Section,Chapter 00 (501),Quiz 1 (502),Chapter 10 (503),Final Score\n",
    );
    expect(assignments.map(({ column }) => column)).toEqual(["Chapter 00 (501)", "Quiz 1 (502)", "Chapter 10 (503)"]);
    const [one] = [{ ...rubric, chapter: "01", title: "Other" }];
    const into = columnsFor([rubric, one], assignments);
    expect(into).toEqual([{ chapter: "00", column: "Chapter 00 (501)" }]);
    expect(canvasCsv([], [rubric, one], into)).toMatch(/Section,Chapter 00 \(501\),01 Other\r\n/);
    const called = (...columns: string[]) => columns.map((column) => ({ column }));
    expect(columnsFor([one], called("My Other work (7)", "Ch. 1 (8)"))).toEqual([
      { chapter: "01", column: "My Other work (7)" },
    ]);
    expect(columnsFor([one], called("Ch. 1 (8)", "Chapter 1 (9)"))).toEqual([]);
    const points = one.exercises.reduce((sum, e) => sum + e.points, 0);
    const twice = [
      { column: "Chapter 01 (501)", points: points + 2 },
      { column: "Chapter 01 retake (777)", points },
    ];
    expect(columnsFor([one], twice)).toEqual([]);
    const max = rubric.exercises.reduce((sum, e) => sum + e.points, 0);
    const worth = (points: number) =>
      assignmentsIn(`Student,ID,Chapter 00 (501)\n    Points Possible,,${points}\n"Kim, Minji",77,\n`);
    expect(columnsFor([rubric], worth(max))).toEqual(into);
    expect(columnsFor([rubric], worth(max + 1))).toEqual([]);
  });

  it("open in Python, names as they are", () => {
    const script =
      "import csv,sys; print([row['student'] for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig'))][1])";
    const python = execFileSync("python3", ["-c", script, path.join(out, "marks.csv")], {
      encoding: "utf8",
      env: { ...process.env, PYTHONIOENCODING: "utf-8" },
    });
    expect(python.trim()).toBe("김철수");
  });
});
