import { textOf } from "../../../checks";
import type { Control, Explorer, Settings } from "./explorer";

/** What of an explorer is shown; default all of it. */
export interface Shown {
  /** The settings that can be changed. The others keep what they start with. */
  controls?: readonly string[];
  /** The goals to reach, by their names; `[]` for none. */
  goals?: readonly string[];
}

/** The settings to start with, checked against the controls. What has no control (a trained network) is taken as it is. */
export function settingsOf<S extends Settings>(explorer: Explorer<S>, settings: Partial<S>): S {
  for (const [key, value] of Object.entries(settings)) {
    const control = explorer.controls.find((c) => c.key === key);
    const who = `explore ${explorer.name}`;
    if (!(key in explorer.initial)) throw unknown(explorer, "setting", key, Object.keys(explorer.initial));
    const rule = control && ruleOf(control);
    if (rule && !rule.kept(value)) {
      throw new RangeError(`${who}: ${key} is ${textOf(value)}, but it must be ${rule.words}`);
    }
  }
  return { ...explorer.initial, ...settings };
}

/** What a control can be set to. */
function ruleOf(control: Control): { words: string; kept(value: unknown): boolean } {
  if ("choices" in control) {
    const { choices } = control;
    return {
      words: choices.map((choice) => textOf(choice)).join(" or "),
      kept: (v) => choices.includes(v as string),
    };
  }
  if ("photograph" in control) return { words: "the name of a photograph", kept: (v) => typeof v === "string" };
  if ("rows" in control) {
    const { rows, columns } = control;
    const [least, most] = "ink" in control ? [0, 1] : [-control.most, control.most];
    const isNumber = (v: unknown) => Number.isFinite(v) && (v as number) >= least && (v as number) <= most;
    return {
      words: `${rows * columns} numbers from ${least} to ${most}`,
      kept: (v) => Array.isArray(v) && v.length === rows * columns && v.every(isNumber),
    };
  }
  const { min, max } = control;
  return {
    words: `a whole number from ${min} to ${max}`,
    kept: (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max,
  };
}

/** Whether there are such controls and goals. */
export function checkShown(explorer: Explorer, { controls = [], goals = [] }: Shown): void {
  const known = { setting: explorer.controls.map((c) => c.key), goal: (explorer.goals ?? []).map((g) => g.name) };
  for (const key of controls) if (!known.setting.includes(key)) throw unknown(explorer, "setting", key, known.setting);
  for (const name of goals) if (!known.goal.includes(name)) throw unknown(explorer, "goal", name, known.goal);
}

function unknown(explorer: Explorer, what: string, name: string, known: readonly string[]): TypeError {
  return new TypeError(
    `explore ${explorer.name}: there is no ${what} "${name}"; there ${known.length ? `are ${known.join(", ")}` : "is none"}`,
  );
}
