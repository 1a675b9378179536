import { defineConfig } from "vitest/config";

// Two workers: the machines this runs on in class and in CI have two cores, and a third only makes the others slower.
// A limit ends what hangs and says nothing about speed: a busy machine is given time. Learners' own exercises are graded by `npx vitest run --project
// exercises`; `npm test` proves the workbook, and leaves them out.
const needMachines = ["test/{browser,cells,desk,execute,kernel,site}/**/*.test.ts", "test/**/*.browser.test.ts"];
const exercises = ["test/exercises/**/*.test.ts"];
// A minute and more of a processor for one proof: `npm test -- --thorough` runs them.
const thorough = ["test/**/*.thorough.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "workbook",
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: [...needMachines, ...exercises, ...thorough],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "desk", include: needMachines, exclude: thorough, testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        test: { name: "thorough", include: thorough, testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        test: { name: "exercises", include: exercises, testTimeout: 60_000 },
      },
    ],
  },
});
