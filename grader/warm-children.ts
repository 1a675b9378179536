import type { Limits, Machine, Sandbox } from "./machine";

/** Children that come up before anybody asks for one. */
export class WarmChildren {
  private readonly waiting: Promise<Sandbox>[] = [];
  private closed = false;

  /**
   * @param spares how many wait
   * @param realms how many realms each of them makes ahead of time
   */
  constructor(
    private readonly machine: Machine,
    private readonly limits: Limits,
    private readonly spares: number,
    private readonly realms: number,
  ) {
    this.refill();
  }

  /** A child that has come up: a warm one where there is one. */
  readonly take = async (): Promise<Sandbox> => {
    for (let attempts = 0; attempts < 5; attempts++) {
      const sandbox = await (this.waiting.shift() ?? this.fresh());
      const ready = await sandbox.ready();
      if (ready && sandbox.alive) return sandbox;
      sandbox.close();
    }
    throw new Error("Grader: the child does not start");
  };

  refill(): void {
    while (!this.closed && this.waiting.length < this.spares) {
      const sandbox = this.fresh();
      sandbox.catch(() => {}); // Whoever takes it is told.
      this.waiting.push(sandbox);
    }
  }

  close(): void {
    this.closed = true;
    for (const sandbox of this.waiting.splice(0)) sandbox.then((s) => s.close()).catch(() => {});
  }

  private async fresh(): Promise<Sandbox> {
    const [sandbox, realm] = await Promise.all([this.machine.start(this.limits), this.machine.realm()]);
    sandbox.send({ realm, spares: this.realms });
    return sandbox;
  }
}
