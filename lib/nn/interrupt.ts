/**
 * Hear an interrupt (Ctrl-C, or Interrupt in a notebook) while a training runs. The notebook's kernel ends the cell but
 * cannot end a computation that has let go of the event loop once: it would go on unseen.
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
