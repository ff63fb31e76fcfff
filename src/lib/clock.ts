/** Time as the painter and the player see it, in milliseconds; injected, so that a recorder can set it. */
export interface Clock {
  now(): number;
  /** Calls `tick` once at the next frame with the time of that frame. Returns a cancel. */
  frame(tick: (now: number) => void): () => void;
}

/** A clock that moves only when told to: for tests and for recording frame by frame. */
export class ManualClock implements Clock {
  private time = 0;
  private waiting: ((now: number) => void)[] = [];

  now(): number {
    return this.time;
  }

  frame(tick: (now: number) => void): () => void {
    this.waiting.push(tick);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== tick);
    };
  }

  /** Moves time on by `milliseconds` and runs the frames that were asked for. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.waiting;
    this.waiting = [];
    for (const tick of due) tick(this.time);
  }
}
