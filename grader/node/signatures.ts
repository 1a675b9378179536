import path from "node:path";
import ts from "@tslab/typescript-for-tslab";
import { functionName, type Rubric } from "../rubric";
import { root } from "./root";

const exerciseSettings: (compiler: typeof ts) => ts.CompilerOptions = require("../../kernel/exercise-settings.cjs");

/** Public from TypeScript 5.4 on; in 5.0 the declarations don't have it. */
type Checker = ts.TypeChecker & { isTypeAssignableTo(source: ts.Type, target: ts.Type): boolean };

/** Functions that take or give something else in the stubs than in the solutions, in sentences. Names of types don't count. */
export function otherSignatures(
  rubric: Pick<Rubric, "file" | "exercises">,
  stubs: string,
  solutions?: string,
): string[] {
  const [stubFile, solutionFile] = ["exercises", "solutions"].map((folder) =>
    path.posix.join(root().replaceAll(path.sep, "/"), folder, `${rubric.file}.ts`),
  );
  const settings = exerciseSettings(ts);
  const host = ts.createCompilerHost(settings);
  const read = host.getSourceFile;
  const given = new Map([[stubFile, stubs], ...(solutions === undefined ? [] : [[solutionFile, solutions] as const])]);
  host.getSourceFile = (file, language, ...how) => {
    const text = given.get(file);
    return text === undefined ? read(file, language, ...how) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([stubFile, solutionFile], settings, host);
  const checker = program.getTypeChecker() as Checker;
  const [stub, solution] = [stubFile, solutionFile].map((file) => exportsOf(program.getSourceFile(file), checker));
  return rubric.exercises.flatMap((exercise) => {
    const [theirs, ours] = [stub, solution].map((types) => types.get(functionName(exercise)));
    if (!theirs || !ours) return [];
    if (checker.isTypeAssignableTo(theirs, ours) && checker.isTypeAssignableTo(ours, theirs)) return [];
    const [said, meant] = [theirs, ours].map((type) =>
      checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation),
    );
    return [`${exercise.id}: the stub is ${said}, and the solution ${meant}`];
  });
}

function exportsOf(file: ts.SourceFile | undefined, checker: ts.TypeChecker): ReadonlyMap<string, ts.Type> {
  const module = file && checker.getSymbolAtLocation(file);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  return new Map(symbols.map((symbol) => [symbol.name, checker.getTypeOfSymbolAtLocation(symbol, file!)]));
}
