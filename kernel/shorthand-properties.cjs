// `({ loss })` may name a variable of an earlier cell. tslab runs every cell as a function of its own and points such
// names at the earlier cell's exports, but overlooks this one way to write them: the compiler takes the name of a
// shorthand property for the property, not for the variable, and the cell fails with "loss is not defined".

module.exports = function shorthandProperties({ onProgram, ts }) {
  const { visitEachChild, factory } = ts;
  let checker;
  onProgram((builder) => {
    checker = () => builder.getProgram().getTypeChecker();
  });

  const isOfEarlierCell = (node) => {
    const variable = checker().getShorthandAssignmentValueSymbol(ts.getOriginalNode(node));
    return variable?.declarations?.some((declaration) =>
      /\/__prev__\.d\.ts$/.test(declaration.getSourceFile().fileName),
    );
  };
  ts.visitEachChild = (node, visitor, context) => {
    if (visitor.name !== "wrapPrevIdentifier" || !ts.isShorthandPropertyAssignment(node) || !isOfEarlierCell(node)) {
      return visitEachChild(node, visitor, context);
    }
    const variable = factory.createPropertyAccessExpression(factory.createIdentifier("exports"), node.name);
    return factory.createPropertyAssignment(node.name, variable);
  };
};
