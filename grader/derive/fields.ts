import { type Change, edited, type Place, said } from "./change";
import type { Node } from "./syntax";
import { clauses } from "./words";

/** Fields of what is given, and options of what is called: another one read, or one left out. */
export function fieldChanges(place: Place): Change[] {
  switch (place.node.type) {
    case "MemberExpression":
      return otherFields(place);
    case "CallExpression":
      return optionsLeftOut(place);
    default:
      return [];
  }
}

/** `b.width` where `b.height` belongs: fields that the solution reads of the same thing. */
function otherFields(place: Place): Change[] {
  const { node, around, program, vocabulary } = place;
  if (node.type !== "MemberExpression" || node.computed || node.object.type !== "Identifier") return [];
  const parent = around[around.length - 1];
  if (parent?.type === "CallExpression" && parent.callee === node) return [];
  const owner = program.text(node.object);
  const own = program.text(node.property as Node);
  const numbers = vocabulary.numbersOf(owner);
  if (!numbers.includes(own)) return [];
  return numbers
    .filter((other) => other !== own)
    .map((other) => {
      const clause = said([vocabulary.say(node.object as Node)], (x) =>
        clauses.instead(`${x}.${other}`, `${x}.${own}`),
      );
      return edited(place, `${other}-instead`, 1.5, clause, () => `${owner}.${other}`);
    });
}

/** `{ bias, padding }` behind a function of lib's: each may be forgotten. */
function optionsLeftOut(place: Place): Change[] {
  const { node, program } = place;
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return [];
  const options = node.arguments[node.arguments.length - 1];
  if (options?.type !== "ObjectExpression" || !program.ofLib(node.callee.name)) return [];
  const called = node.callee.name;
  return options.properties.flatMap((property) => {
    if (property.type !== "Property" || property.key.type !== "Identifier") return [];
    const { name } = property.key;
    const others = options.properties.filter((p) => p !== property) as Node[];
    return [
      edited(
        { ...place, node: options },
        `without-${name}`,
        1,
        clauses.optionLeftOut(name, called),
        (w) => `{ ${others.map(w).join(", ")} }`,
        node,
      ),
    ];
  });
}
