/** How much of each object is drawn. */
export type Detail = 'rows' | 'titles' | 'tiles' | 'marks';

/** Above so many objects, single ones are elements only where one looks closely. */
export const MOST_ELEMENTS = 500;
/** Above so many on screen, groups stand for their members. */
export const MOST_MARKS = 20_000;
/** Below this scale an object is a mark. */
const MARKS_BELOW = 0.3;
/** Below this scale its words cannot be read. */
export const WORDS_FROM = 0.6;

/** The level of detail that suits a scale (1 is 100%). */
export function detailAt(scale: number): Detail {
  if (scale >= 1) return 'rows';
  if (scale >= WORDS_FROM) return 'titles';
  return scale >= MARKS_BELOW ? 'tiles' : 'marks';
}

/** True where the drawing is painted, and elements stand only for what is looked at closely. */
export function isCrowd(drawn: number, scale: number): boolean {
  return drawn > MOST_ELEMENTS || scale < MARKS_BELOW;
}
