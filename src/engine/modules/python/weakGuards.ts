/** How a version's weak containers are kept from changing size while they are iterated. */
export class WeakGuards {
  /** 2.7 to 3.13: removals wait on a list until the last iteration is over. Before them nothing guards, after them iterations walk a copy. */
  readonly guarded: boolean;

  readonly version: number;

  constructor(version: number) {
    this.version = version;
    this.guarded = version >= 207 && version < 314;
  }

  /** The removals that waited are made before the container is touched. */
  get commit(): string {
    if (!this.guarded) return '';
    return `        if self._pending_removals:
            self._commit_removals()
`;
  }

  /** A callback's removal, which waits while the container is iterated. */
  removal(waiting: string, removal: string): string {
    if (!this.guarded) return indent(removal, 16);
    return `                if self._iterating:
                    self._pending_removals.append(${waiting})
                else:
${indent(removal, 20)}`;
  }

  /** The fields of the guard. */
  get fields(): string {
    if (!this.guarded) return '';
    return `        self._pending_removals = []
        self._iterating = set()
`;
  }

  /** A loop over the data (`self.data` and what is taken of it), guarded. */
  loop(targets: string, view: string, body: string): string {
    if (!this.guarded) return this.bareLoop(targets, view, body);
    return `        with _IterationGuard(self):
            for ${targets} in self.data${view}:
${indent(body, 16)}`;
  }

  /** A loop of the versions that guard only by taking a copy. */
  bareLoop(targets: string, view: string, body: string): string {
    const copied = this.version >= 314 ? '.copy()' : '';
    return `        for ${targets} in self.data${copied}${view}:
${indent(body, 12)}`;
  }

  /** A copying method's loop: from 3.7 on guarded. */
  copyLoop(targets: string, view: string, body: string): string {
    return this.version >= 307
      ? this.loop(targets, view, body)
      : this.bareLoop(targets, view, body);
  }

  /** A method that makes every removal that waited; from 3.9 on other threads may empty the list meanwhile. */
  commitMethod(parameters: string, setup: string, removal: string): string {
    if (!this.guarded) return '';
    if (this.version < 309)
      return `    def _commit_removals(self):
        l = self._pending_removals
${indent(setup, 8)}        while l:
            item = l.pop()
${indent(removal, 12)}`;
    return `    def _commit_removals(self${parameters}):
        pop = self._pending_removals.pop
${indent(setup, 8)}        while True:
            try:
                item = pop()
            except IndexError:
                return
${indent(removal, 12)}`;
  }
}

/** The lines of a piece of Python source, moved to the right. */
export function indent(source: string, columns: number): string {
  const margin = ' '.repeat(columns);
  return source.replace(/^(?=.)/gm, margin).replace(/\n*$/, '\n');
}

/** The context manager that a guarded iteration registers in its container, which it refers to weakly. */
export const ITERATION_GUARD = `
class _IterationGuard(object):
    __module__ = '_weakrefset'
    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)
    def __enter__(self):
        w = self.weakcontainer()
        if w is not None:
            w._iterating.add(self)
        return self
    def __exit__(self, e, t, b):
        w = self.weakcontainer()
        if w is not None:
            s = w._iterating
            s.remove(self)
            if not s:
                w._commit_removals()
`;
