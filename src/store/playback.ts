import type { Clock } from '../lib/clock';

/** How long a unit stays on screen at speed 1, in milliseconds: count, edge and status each have their moment. */
const UNIT_TIME = 900;

/** Calls `advance` once per unit while it plays. */
export class Playback {
  private readonly clock: Clock;
  private readonly advance: () => void;
  private readonly speed: () => number;
  private stop: (() => void) | null = null;
  private last = 0;

  constructor(clock: Clock, speed: () => number, advance: () => void) {
    this.clock = clock;
    this.speed = speed;
    this.advance = advance;
  }

  play(): void {
    if (this.stop !== null) return;
    this.last = this.clock.now();
    this.next();
  }

  pause(): void {
    this.stop?.();
    this.stop = null;
  }

  private next(): void {
    this.stop = this.clock.frame((now) => {
      this.next();
      if (now - this.last < UNIT_TIME / this.speed()) return;
      this.last = now;
      this.advance();
    });
  }
}
