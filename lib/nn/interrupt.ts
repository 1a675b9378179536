/**
 * Hear an interrupt (Ctrl-C, or Interrupt in a notebook) while a training runs, so that it ends between two steps and
 * says how far it came. Who does not listen is ended in the middle of a computation.
 * @internal
 */
export function listenForInterrupt(): { readonly heard: boolean; stopListening(): void } {
  const state = { heard: false, stopListening: () => process.off("SIGINT", listener) };
  const listener = () => {
    state.heard = true;
  };
  process.on("SIGINT", listener);
  return state;
}
