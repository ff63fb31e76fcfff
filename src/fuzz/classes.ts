import type { Program } from './program';
import type { ClassFacts } from './scope';
import { Scope } from './scope';
import { statements } from './statements';

const CLASS_NAMES = ['Node', 'Leaf', 'Pair', 'Box', 'Item', 'Owner', 'Thing'];
const ATTRIBUTES = ['left', 'right', 'data', 'next'];

/** Writes a class and notes what its instances can do. */
export function writeClass(program: Program): void {
  const { random, out, dialect, classes } = program;
  const taken = new Set(classes.map((facts) => facts.name));
  const name = random.pick(CLASS_NAMES.filter((free) => !taken.has(free)));
  const parents = classes.filter((facts) => !facts.oldStyle);
  const oldStyle = dialect.two && random.chance(0.5);
  const parent =
    !oldStyle && parents.length > 0 && random.chance(0.25) ? random.pick(parents) : null;
  const base = oldStyle
    ? null
    : parent
      ? parent.name
      : random.weighted([
          [12, 'object'],
          [1, 'list'],
          [1, 'dict'],
        ]);
  const slots = base === 'object' && random.chance(0.2);
  const weakrefs = !slots || random.chance(0.6);
  const hashable = base !== 'list' && base !== 'dict' && (parent?.hashable ?? true);
  const methods = random.some(['walk', 'step'], 0.5);
  const context = random.chance(0.25);
  const callable = random.chance(0.2);
  const iterable = hashable && random.chance(0.15);
  const facts: ClassFacts = {
    name,
    attributes: ['name', ...(slots ? ATTRIBUTES.slice(0, 2) : ATTRIBUTES)],
    weakrefs: weakrefs && (parent?.weakrefs ?? true),
    hashable,
    context: context || (parent?.context ?? false),
    callable: callable || (parent?.callable ?? false),
    iterable: iterable || (parent?.iterable ?? false),
    oldStyle,
    methods: [...new Set([...methods, ...(parent?.methods ?? [])])],
  };
  // In its own body the class has no methods to call: two that call each other would never end.
  classes.push({ ...facts, methods: [] });
  out.block(base === null ? `class ${name}:` : `class ${name}(${base}):`, () => {
    if (slots) out.line(`__slots__ = (${slotNames(facts, weakrefs)})`);
    if (random.chance(0.1)) out.line(`'''The class ${name}.'''`);
    if (random.chance(0.1) && !slots) out.line('shared = []');
    writeInit(program, facts, slots);
    if (random.chance(0.65)) writeFinalizer(program, facts);
    if (random.chance(0.3)) {
      out.block('def __repr__(self):', () => out.line(`return '<%s>' % self.name`));
    }
    for (const method of methods) writeMethod(program, facts, method);
    if (context) writeContext(program);
    if (callable) out.block('def __call__(self, x=None):', () => out.line('return x'));
    if (iterable) writeIteration(program);
    if (random.chance(0.1)) writeProperty(program);
    if (random.chance(0.1)) writeEquality(program, facts);
  });
  classes[classes.length - 1] = facts;
}

function slotNames(facts: ClassFacts, weakrefs: boolean): string {
  return [...facts.attributes, ...(weakrefs ? ['__weakref__'] : [])]
    .map((slot) => `'${slot}'`)
    .join(', ');
}

function writeInit(program: Program, facts: ClassFacts, slots: boolean): void {
  const { random, out } = program;
  const head = random.weighted([
    [6, 'def __init__(self, name):'],
    [2, 'def __init__(self, name, left=None):'],
    [1, 'def __init__(self, name, *rest):'],
    [1, 'def __init__(self, name, made=[]):'],
  ]);
  out.block(head, () => {
    out.line('self.name = name');
    const free = facts.attributes.filter((attribute) => attribute !== 'name');
    for (const attribute of random.some(free, slots ? 0.2 : 0.25)) {
      out.line(`self.${attribute} = ${initialValue(program, facts)}`);
    }
  });
}

function initialValue(program: Program, facts: ClassFacts): string {
  const { random } = program;
  return random.weighted([
    [3, 'None'],
    [2, 'self'],
    [2, '[]'],
    [1, '[self]'],
    [1, 'lambda: self'],
    [1, '(self, name)'],
    [1, "{'owner': self}"],
    [1, facts.methods.length > 0 ? `self.${random.pick(facts.methods)}` : 'self.__init__'],
    [1, facts.weakrefs ? 'weakref.ref(self)' : '{}'],
  ]);
}

function writeFinalizer(program: Program, facts: ClassFacts): void {
  const { random, out } = program;
  // An instance made by its own class's finalizer would make another in its turn.
  const earlier = program.classes.slice(0, -1);
  out.block('def __del__(self):', () => {
    out.line(`print('del ' + self.name)`);
    const extras = random.weighted([
      [5, 0],
      [3, 1],
      [1, 2],
    ]);
    for (let i = 0; i < extras; i += 1) {
      const attribute = random.pick(facts.attributes.slice(1));
      random.weighted<() => void>([
        [3, () => out.line('saved.append(self)')],
        [2, () => out.line(`self.${attribute} = None`)],
        [2, () => out.line(`print(sys.getrefcount(self))`)],
        [1, () => out.line('print(gc.collect())')],
        [1, () => out.line(`print(getattr(self, '${attribute}', None) is self)`)],
        [1, () => out.line(`print(len(gc.get_referrers(self)))`)],
        [1, () => out.line(`self.${attribute} = self`)],
        [1, () => out.line(`self.${attribute}.${attribute} = None`)],
        [1, () => out.line('saved[:] = []')],
        [1, () => out.line('del self')],
        [
          1,
          () =>
            earlier.length > 0 &&
            out.line(`self.${attribute} = ${random.pick(earlier).name}('late')`),
        ],
        [
          2,
          () =>
            out.line(`raise ${random.pick(['ValueError', 'KeyError', 'RuntimeError'])}(self.name)`),
        ],
      ])();
    }
  });
}

function writeMethod(program: Program, facts: ClassFacts, name: string): void {
  const { random, out } = program;
  const decorator = random.weighted([
    [8, ''],
    [1, 'staticmethod'],
    [1, 'classmethod'],
  ]);
  if (decorator !== '') {
    out.line(`@${decorator}`);
    out.block(`def ${name}(${decorator === 'classmethod' ? 'cls, ' : ''}x=None):`, () =>
      out.line('return x'),
    );
    return;
  }
  out.block(`def ${name}(self, x=None):`, () => {
    const scope = new Scope(null, true);
    scope.bind('self', 'instance', { ...facts, methods: [] });
    scope.bind('x', 'other');
    statements(program, scope, random.between(0, 2));
    out.line(
      `return ${random.weighted([
        [3, 'x'],
        [2, 'self'],
        [1, 'None'],
        [1, '(self, x)'],
        [1, 'sys.getrefcount(self)'],
      ])}`,
    );
  });
}

function writeContext(program: Program): void {
  const { random, out } = program;
  out.block('def __enter__(self):', () => {
    out.line(`print('enter ' + self.name)`);
    out.line(`return ${random.pick(['self', 'None', '[self]'])}`);
  });
  out.block('def __exit__(self, kind, value, trace):', () => {
    out.line(`print('exit ' + self.name)`);
    if (random.chance(0.3)) out.line('self.left = value');
    if (random.chance(0.4)) out.line('return True');
  });
}

function writeIteration(program: Program): void {
  const { random, out } = program;
  out.block('def __iter__(self):', () => {
    for (let i = random.between(0, 2); i >= 0; i -= 1) {
      out.line(`yield ${random.pick(['self', 'self.name', '[self]', String(i)])}`);
    }
  });
}

function writeProperty(program: Program): void {
  const { out, random } = program;
  out.line('@property');
  out.block('def twin(self):', () =>
    out.line(`return ${random.pick(['self', '[self]', 'lambda: self'])}`),
  );
}

function writeEquality(program: Program, facts: ClassFacts): void {
  if (!facts.hashable) return;
  const { out } = program;
  out.block('def __eq__(self, other):', () =>
    out.line(`return self.name == getattr(other, 'name', None)`),
  );
  out.block('def __hash__(self):', () => out.line('return len(self.name)'));
}
