import type { AnswerKey } from "../answer-key";
import type { Machine } from "../machine";
import { functionName } from "../rubric";
import { DerivedModels } from "./derived-models";
import { Program } from "./program";

/** The wrong models that follow from a chapter's solutions. They are made when somebody's answer asks for them, once an exercise. */
export class Derivation {
  private code: Promise<{ code: string; stubs: string } | undefined> | undefined;
  private readonly made = new WeakMap<AnswerKey, DerivedModels>();

  /** @param file the chapter's, without ".ts" */
  constructor(
    private readonly machine: Pick<Machine, "compile" | "texts">,
    private readonly file: string,
  ) {}

  /** Undefined of an open exercise, and where there is nothing that they could follow from. */
  async models(key: AnswerKey): Promise<DerivedModels | undefined> {
    this.code ??= this.compiled();
    const found = await this.code;
    if (!found || key.exercise.score || !Program.holds(found.code, functionName(key.exercise))) return undefined;
    const models = this.made.get(key) ?? new DerivedModels(key, found.code, found.stubs);
    this.made.set(key, models);
    return models;
  }

  private async compiled() {
    const texts = await this.machine.texts(this.file);
    if (!texts) return undefined;
    const compiled = await this.machine.compile(texts.solutions, `solutions/${this.file}.ts`);
    return "end" in compiled ? undefined : { code: compiled.code, stubs: texts.stubs };
  }
}
