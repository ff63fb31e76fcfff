import type { ObjectId } from '../../heap/ids';
import { STATUSES } from '../../heap/kinds';
import type { CrowdModel } from './crowdModel';
import { livingByRegion, regionName } from './paintGroups';

/** A line of the tree: a region, one of its groups, or one of a group's members. */
export interface TreeItem {
  readonly key: string;
  readonly level: number;
  readonly text: string;
  readonly region: number;
  readonly group: number | null;
  readonly object: ObjectId | null;
  readonly open: boolean | null;
}

/** So many members are told one by one. */
const MOST_MEMBERS = 50;
const MOST_REGIONS = 200;

/** What a screen reader walks where the drawing is painted: never more than a few hundred lines. */
export function treeItems(model: CrowdModel, open: ReadonlySet<string>): TreeItem[] {
  const { layout, view } = model.input;
  const items: TreeItem[] = [];
  const living = livingByRegion(model);
  const lost = lostByRegion(model);
  let regions = 0;
  layout.regions.forEach((_, region) => {
    const count = living[region]!;
    if (count === 0 || ++regions > MOST_REGIONS) return;
    const key = `region-${region}`;
    const objects = `${count.toLocaleString('en')} ${count === 1 ? 'object' : 'objects'}`;
    const text = `${regionName(model, region)}, ${objects}${lost[region]}`;
    items.push({ key, level: 1, text, region, group: null, object: null, open: open.has(key) });
    if (!open.has(key)) return;
    model.ground.groups.all.forEach((group, i) => {
      if (group.region !== region || model.counts[i] === 0) return;
      const name = view.tables.strings.get(group.type);
      const groupKey = `group-${i}`;
      const isOpen = open.has(groupKey);
      items.push({
        key: groupKey,
        level: 2,
        text: `${name}, ${model.counts[i]!.toLocaleString('en')}`,
        region,
        group: i,
        object: null,
        open: isOpen,
      });
      if (isOpen) items.push(...membersOf(model, region, i));
    });
  });
  return items;
}

function membersOf(model: CrowdModel, region: number, group: number): TreeItem[] {
  const items: TreeItem[] = [];
  for (const object of model.ground.groups.members(group)) {
    if (!model.isShown(object)) continue;
    if (items.length === MOST_MEMBERS) break;
    items.push({
      key: `object-${object}`,
      level: 3,
      text: model.input.spoken(object),
      region,
      group,
      object,
      open: null,
    });
  }
  return items;
}

/** By region, what is lost of it, in words. One pass over the objects. */
function lostByRegion({ input, statuses, isShown }: CrowdModel): string[] {
  const { regionOf, regions } = input.layout;
  const counts = regions.map(() => new Uint32Array(STATUSES.length));
  for (let object = 1; object < statuses.length; object++) {
    const region = regionOf[object]!;
    if (region >= 0 && isShown(object)) counts[region]![statuses[object]!]!++;
  }
  const normal = STATUSES.indexOf('normal');
  return counts.map((byStatus) =>
    STATUSES.map((status, i) => {
      const count = byStatus[i]!;
      return i === normal || count === 0 ? '' : `, ${count.toLocaleString('en')} ${status}`;
    }).join(''),
  );
}
