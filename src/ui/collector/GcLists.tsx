import { useState } from 'react';
import type { CollectorModel } from '../../store/collector';
import { GcList } from './GcList';
import { wiresOf } from './wire';

/** The collector's lists, and the way of an object from one of them to another. */
export function GcLists({ model }: { model: Pick<CollectorModel, 'lists' | 'move'> }) {
  const { lists } = model;
  // What the user opened or closed stays so until the step itself asks for the opposite.
  const [chosen, setChosen] = useState<ReadonlyMap<number, { open: boolean; against: boolean }>>(
    new Map(),
  );
  const isOpen = (list: number) => {
    const wanted = lists.find((each) => each.list === list)?.open ?? false;
    const choice = chosen.get(list);
    return choice !== undefined && choice.against === wanted ? choice.open : wanted;
  };
  const wires = wiresOf(model, isOpen);
  return lists.map((list) => (
    <GcList
      key={list.list}
      list={list}
      open={isOpen(list.list)}
      wires={wires?.get(list.list)}
      onToggle={() =>
        setChosen(new Map(chosen).set(list.list, { open: !isOpen(list.list), against: list.open }))
      }
    />
  ));
}
