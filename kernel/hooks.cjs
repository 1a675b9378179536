// Where the repairs reach into tslab: it makes one compiler, and asks it for a program after each change.

module.exports = function hooks({ ts, converter }) {
  return {
    /** Lets `change` replace methods of every program (the compiler's view of a cell and all it imports) as it is made. */
    onProgram(change) {
      const { createWatchProgram } = ts;
      ts.createWatchProgram = (host) => {
        const { afterProgramCreate } = host;
        host.afterProgramCreate = (builder) => {
          change(builder);
          afterProgramCreate(builder);
        };
        return createWatchProgram(host);
      };
    },

    /** Lets `change` replace methods of every converter (tslab's compiler front end) as it is made. */
    onConverter(change) {
      const { createConverter } = converter;
      converter.createConverter = (options) => {
        const made = createConverter(options);
        change(made);
        return made;
      };
    },
  };
};
