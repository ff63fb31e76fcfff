import type { Clock } from '../lib/clock';
import { MOTION } from './tokens';

/** How long the change of a count stays beside it while steps go by, in milliseconds. */
const CHIP_TIME = 900;
/** One beat of the ring around an object whose finalizer runs. */
const BEAT = 2400;
const FAINT = 0.08;
const STRONG = 0.34;

/**
 * What moves while a step stands: the ring around a finalizer's object beats, and while playing the signs of a
 * change fade. Both are animations that the clock drives, which leave the document's text as it is.
 */
export class IdleMotion {
  private readonly root: SVGElement;
  private readonly clock: Clock;
  private animations: { animation: Animation; after: number }[] = [];
  private cancel: (() => void) | null = null;
  private begin = 0;
  private playing = false;
  private still = false;

  constructor(root: SVGElement, clock: Clock) {
    this.root = root;
    this.clock = clock;
  }

  /** Another step is shown, from now on. */
  restart(): void {
    this.begin = this.clock.now();
    this.gather();
  }

  setPlaying(playing: boolean): void {
    if (playing === this.playing) return;
    this.playing = playing;
    this.gather();
  }

  /** Nothing moves for who wants no motion. */
  setStill(still: boolean): void {
    if (still === this.still) return;
    this.still = still;
    this.gather();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
    for (const { animation } of this.animations) animation.cancel();
    this.animations = [];
  }

  private gather(): void {
    this.stop();
    if (this.still) return;
    const pulse = [{ opacity: FAINT }, { opacity: STRONG }, { opacity: FAINT }];
    const beat = { duration: BEAT, iterations: Infinity, easing: 'ease-in-out' };
    for (const ring of this.root.querySelectorAll('.pulse')) this.add(ring, pulse, beat, 0);
    if (this.playing) {
      const fade = { duration: MOTION.fast, fill: 'forwards' as const };
      for (const chip of this.root.querySelectorAll('.chip')) {
        this.add(chip, [{ opacity: 1 }, { opacity: 0 }], fade, CHIP_TIME);
      }
    }
    if (this.animations.length > 0) this.cancel = this.clock.frame(this.tick);
  }

  private add(
    element: Element,
    frames: Keyframe[],
    timing: KeyframeAnimationOptions,
    after: number,
  ): void {
    const animation = element.animate(frames, timing);
    animation.pause();
    this.animations.push({ animation, after });
  }

  private readonly tick = (now: number): void => {
    for (const { animation, after } of this.animations) {
      const time = now - this.begin - after;
      animation.currentTime = time < 0 ? null : time;
    }
    this.cancel = this.clock.frame(this.tick);
  };
}
