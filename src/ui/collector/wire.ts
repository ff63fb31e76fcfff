import type { CollectorModel } from '../../store/collector';

/**
 * The line at the right edge of the panel that leads a moving object's row from the list it leaves to the list
 * it joins: by line of text, which part of its height the line takes, and whether it begins or ends there.
 */
export interface Wire {
  part: 'whole' | 'upper' | 'lower';
  tip?: 'start' | 'end';
}

export interface ListWires {
  head: Wire | undefined;
  /** The heading of the columns. */
  columns: Wire | undefined;
  rows: readonly (Wire | undefined)[];
  rest: Wire | undefined;
}

const WHOLE: Wire = { part: 'whole' };

/** The wires of all lists; those of a closed list end at its head. Null where nothing moves between two lists. */
export function wiresOf(
  { lists, move }: Pick<CollectorModel, 'lists' | 'move'>,
  isOpen: (list: number) => boolean,
): ReadonlyMap<number, ListWires> | null {
  if (move === null) return null;
  const lines = lists.flatMap(({ list, rows }) => [
    { list, part: 'head' as const, row: -1 },
    ...(isOpen(list)
      ? [
          { list, part: 'columns' as const, row: -1 },
          ...rows.map((_, row) => ({ list, part: 'row' as const, row })),
          { list, part: 'rest' as const, row: -1 },
        ]
      : []),
  ]);
  const end = (
    list: number,
    find: (row: CollectorModel['lists'][number]['rows'][number]) => boolean,
  ) => {
    const row = lists.find((each) => each.list === list)!.rows.findIndex(find);
    const at = lines.findIndex(
      (line) => line.list === list && line.part === 'row' && line.row === row,
    );
    return at >= 0 && row >= 0 ? at : lines.findIndex((line) => line.list === list);
  };
  const from = end(move.from, ({ gone }) => gone);
  const to = end(move.to, ({ current }) => current);
  const wires = lines.map((_, i): Wire | undefined => {
    if (i === from) return { part: from < to ? 'lower' : 'upper', tip: 'start' };
    if (i === to) return { part: from < to ? 'upper' : 'lower', tip: 'end' };
    return i > Math.min(from, to) && i < Math.max(from, to) ? WHOLE : undefined;
  });
  return new Map(
    lists.map(({ list }) => {
      const wireOf = (part: string) =>
        wires[lines.findIndex((line) => line.list === list && line.part === part)];
      return [
        list,
        {
          head: wireOf('head'),
          columns: wireOf('columns'),
          rows: wires.filter((_, i) => lines[i]!.list === list && lines[i]!.part === 'row'),
          rest: wireOf('rest'),
        },
      ];
    }),
  );
}

/** The attributes by which the style sheet draws a wire. */
export function wireAttributes(wire: Wire | undefined) {
  return { 'data-wire': wire?.part, 'data-tip': wire?.tip };
}
