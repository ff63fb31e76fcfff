import type { ObjectId } from '../../heap/ids';
import { slotOf, type Rect } from '../../layout/layout';
import type { CrowdModel } from './crowdModel';
import type { TreeItem } from './groupTree';
import { treeItems } from './groupTree';

export interface GroupTreeOptions {
  host: HTMLElement;
  open: (region: number) => void;
  select: (object: ObjectId | null) => void;
  reveal: (rect: Rect) => void;
  onFocus: () => void;
}

/** The painted drawing as a tree that can be walked with the keyboard and be read out. */
export interface GroupTree {
  update(model: CrowdModel | null): void;
  /** The region or group whose line has the focus. */
  focused(): { region: number; group: number | null } | null;
  destroy(): void;
}

export function createGroupTree(options: GroupTreeOptions): GroupTree {
  const tree = document.createElement('div');
  tree.className = 'heap-groups';
  tree.setAttribute('role', 'tree');
  tree.setAttribute('aria-label', 'Groups of objects');
  tree.hidden = true;
  options.host.append(tree);
  const open = new Set<string>();
  let model: CrowdModel | null = null;
  let items: readonly TreeItem[] = [];
  let current: string | null = null;

  const lineOf = (key: string) => tree.querySelector<HTMLElement>(`[data-key="${key}"]`);

  const render = () => {
    items = model ? treeItems(model, open) : [];
    tree.hidden = items.length === 0;
    if (!items.some(({ key }) => key === current)) current = items[0]?.key ?? null;
    const lines = new Map<string, HTMLElement>();
    for (const line of tree.children)
      lines.set((line as HTMLElement).dataset.key!, line as HTMLElement);
    items.forEach((item, i) => {
      const line = lines.get(item.key) ?? document.createElement('div');
      lines.delete(item.key);
      set(line, 'role', 'treeitem');
      set(line, 'data-key', item.key);
      set(line, 'aria-level', String(item.level));
      if (item.open !== null) set(line, 'aria-expanded', String(item.open));
      if (item.object !== null) {
        set(line, 'aria-selected', String(model!.input.selection === item.object));
      }
      set(line, 'tabindex', item.key === current ? '0' : '-1');
      if (line.textContent !== item.text) line.textContent = item.text;
      if (tree.children[i] !== line) tree.insertBefore(line, tree.children[i] ?? null);
    });
    for (const line of lines.values()) line.remove();
  };

  const focusOn = (item: TreeItem | undefined) => {
    if (!item) return;
    current = item.key;
    render();
    lineOf(item.key)?.focus();
  };

  tree.addEventListener('focusin', (event) => {
    current = (event.target as HTMLElement).dataset.key ?? current;
    options.onFocus();
  });
  tree.addEventListener('focusout', () => options.onFocus());
  tree.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !model) return;
    const at = items.findIndex(({ key }) => key === current);
    const item = items[at];
    if (!item || !act(event.key, item, at)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** Does what a key means on a line; false where it means nothing. */
  const act = (key: string, item: TreeItem, at: number): boolean => {
    switch (key) {
      case 'ArrowDown':
        focusOn(items[at + 1]);
        return true;
      case 'ArrowUp':
        focusOn(items[at - 1]);
        return true;
      case 'Home':
        focusOn(items[0]);
        return true;
      case 'End':
        focusOn(items.at(-1));
        return true;
      case 'ArrowRight':
        if (item.open === false) {
          open.add(item.key);
          render();
        } else if (item.open) focusOn(items[at + 1]);
        return true;
      case 'ArrowLeft':
        if (item.open) {
          open.delete(item.key);
          render();
        } else focusOn(items.slice(0, at).findLast(({ level }) => level < item.level));
        return true;
      case 'Enter':
      case ' ':
        if (item.object !== null) {
          options.reveal(slotOf(model!.input.layout, item.object));
          options.select(item.object);
        } else {
          options.open(item.region);
          open.add(item.key);
          render();
        }
        return true;
      case 'Escape':
        options.select(null);
        return true;
      default:
        return false;
    }
  };

  return {
    update(next) {
      model = next;
      render();
    },
    focused() {
      const line = document.activeElement;
      if (!line || line.parentElement !== tree) return null;
      const item = items.find(({ key }) => key === (line as HTMLElement).dataset.key);
      return item ? { region: item.region, group: item.group } : null;
    },
    destroy() {
      tree.remove();
    },
  };
}

/** Touches the document only for what is another. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
