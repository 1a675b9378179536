import { compare } from "./compare";
import { describe } from "./describe";
import { letterOf, type Prediction } from "./prediction";
import type { Value } from "./value";

/** A belief on the list, and what it makes of the case. */
export interface Suspect {
  /** Without a full stop: "the kernel is turned by half a turn first". */
  belief: string;
  /** What the belief answers to the case; computed, so that the arithmetic is seen to be the belief's. */
  gives: Value;
}

export interface Riddle {
  /** "01.who-flipped" */
  id: string;
  /** The case, in a sentence that needs no other: "The window [1, 2] under the weights [3, 4]." */
  situation: string;
  /** What is right. */
  right: Value;
  /** Who answers rightly; a layer unless it says otherwise: "The loss is". */
  rightly?: string;
  suspects: readonly Suspect[];
  /** The letter of the belief whose answer is shown. */
  culprit: string;
  /** Said to whoever finds it: what is so. */
  because: string;
}

/**
 * The game "which belief made it?": a case, what a layer answers, what somebody answered, and a list of beliefs, one of
 * which led there. Whoever picks another one is told what that would have given.
 * @throws where a belief is right, or gives what another one gives: then the answer would not tell them apart
 */
export function whichBelief({ id, situation, right, rightly, suspects, culprit, because }: Riddle): Prediction {
  suspects.forEach(({ belief, gives }, i) => {
    const same = [{ belief: "what is right", gives: right }, ...suspects.slice(0, i)].find(
      (o) => !compare(o.gives, gives),
    );
    if (same) throw new RangeError(`${id}: "${belief}" gives ${describe(gives)}, and so does "${same.belief}"`);
  });
  const guilty = suspects.find((_, i) => letterOf(i) === culprit);
  if (!guilty) throw new RangeError(`${id}: the culprit is "${culprit}", but there are ${suspects.length} beliefs`);
  const theirs = describe(guilty.gives);
  return {
    id,
    question: `${situation} ${rightly ?? "A layer gives"} ${describe(right)}; somebody has ${theirs}. Which belief made it?`,
    choices: suspects.map((s) => s.belief),
    answer: () => culprit,
    because,
    beliefs: suspects.flatMap(({ gives }, i) =>
      letterOf(i) === culprit
        ? []
        : [{ guess: letterOf(i), says: `That would give ${describe(gives)}, not ${theirs}.` }],
    ),
  };
}
