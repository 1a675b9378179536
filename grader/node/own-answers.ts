import * as lib from "../../lib/index";
import { rubricOf } from "../targets";
import { compile } from "./compile";
import { answersTo } from "./grade";

/**
 * What a learner's file for a chapter exports, in this process, beside lib; or why it can't be used. Only for who wrote it:
 * marks are given in a sandbox.
 */
export async function ownAnswers(chapter: string): Promise<{ exports: Record<string, unknown> } | { says: string }> {
  const rubric = rubricOf(chapter);
  const text = answersTo(rubric);
  if (typeof text !== "string") return { says: text.says };
  const compiled = await compile(text, `exercises/${rubric.file}.ts`);
  if ("end" in compiled) return { says: compiled.end.says };
  try {
    return { exports: new Function("__lib", compiled.code)(lib) };
  } catch (error) {
    return { says: String(error) };
  }
}
