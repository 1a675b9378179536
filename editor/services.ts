/** What an editor asks about a text. Places are counted as JavaScript counts characters. */
export interface Services {
  complete(
    code: string,
    place: number,
  ): Promise<{ from: number; to: number; options: readonly { label: string; kind: string }[] } | undefined>;
  /** What is known of the name at a place. */
  inspect(code: string, place: number): Promise<{ from: number; to: number; type: string; docs: string } | undefined>;
  diagnose(code: string): Promise<readonly { from: number; to: number; text: string; severity: "error" | "warning" }[]>;
}
