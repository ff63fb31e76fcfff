/**
 * The floors of the house: which folder of `src` may import from which others and from which packages.
 * Tests may import what they test with from anywhere; nothing imports a test.
 */

const tests = '[.]test[.]tsx?$';
const folder = (names) => `^src/(${names.join('|')})/`;
const packages = (names) => `node_modules/(@types/)?(${names.join('|')})/`;

const d3 = 'd3[a-z-]*';
const react = ['react', 'react-dom'];
const editor = ['@codemirror/[a-z-]+', '@lezer/[a-z-]+'];

/** `types`: only as types. `lazy`: only by `import()`. `files`: only those files of another folder. */
const floors = {
  lib: {},
  heap: { from: ['lib'] },
  syntax: { from: ['lib'] },
  compiler: { from: ['lib', 'syntax'] },
  engine: { from: ['lib', 'heap', 'compiler'], types: ['syntax'] },
  trace: { from: ['lib', 'heap'] },
  analysis: { from: ['lib', 'heap', 'trace'] },
  layout: { from: ['lib', 'heap', 'analysis'], npm: ['d3-force', 'd3-hierarchy'] },
  captions: { from: ['lib', 'heap', 'trace', 'analysis'] },
  simulator: {
    from: ['lib', 'heap', 'syntax', 'compiler', 'engine', 'trace', 'analysis', 'layout'],
  },
  fuzz: { from: ['lib', 'heap', 'syntax', 'simulator'] },
  snapshot: { from: ['lib', 'heap'], npm: ['valibot'] },
  scene: { from: ['lib', 'heap', 'analysis', 'layout', 'captions'], npm: [d3] },
  scenarios: { types: ['heap'] },
  store: {
    from: ['lib', 'heap', 'trace', 'snapshot', 'analysis', 'layout', 'captions', 'scenarios'],
    types: ['simulator'],
    files: ['^src/simulator/client[^/]*$'],
    npm: ['zustand', 'fflate', 'valibot', 'idb'],
  },
  record: {
    from: ['lib', 'heap', 'trace', 'captions', 'layout', 'scene', 'store'],
    npm: ['mediabunny', 'gifenc', 'valibot'],
  },
  ui: {
    from: ['lib', 'heap', 'store', 'scene', 'captions', 'scenarios'],
    types: ['analysis', 'record'],
    lazy: ['record'],
    files: ['^src/syntax/token[^/]*$'],
    npm: [...react, 'zustand', '@fontsource-variable/[a-z-]+', 'mdast[a-z-]*', ...editor],
  },
  embed: { from: ['store', 'ui', 'record'], npm: react },
};

/** These run everything; nothing but another of them imports them. */
const outside = ['cli', 'conformance', 'bench', 'docs'];

function floorRule([name, { from = [], types = [], lazy = [], files = [], npm = [] }]) {
  const allowed = [folder([name, ...from]), ...files, ...(npm.length ? [packages(npm)] : [])];
  const only = (extra, kind) => ({
    name: `${name}-${kind}`,
    severity: 'error',
    comment: `src/${name} may take this only as ${kind}.`,
    from: { path: folder([name]), pathNot: tests },
    to: {
      path: folder(extra),
      pathNot: allowed,
      dependencyTypesNot: [
        ...(types.length ? ['type-only'] : []),
        ...(lazy.length ? ['dynamic-import'] : []),
      ],
    },
  });
  const conditional = [...new Set([...types, ...lazy])];
  return [
    {
      name: `${name}-floor`,
      severity: 'error',
      comment: `src/${name} may import only what its row in the layer table names.`,
      from: { path: folder([name]), pathNot: tests },
      to: { pathNot: [...allowed, ...(conditional.length ? [folder(conditional)] : [])] },
    },
    ...(types.length
      ? [
          only(
            types.filter((t) => !lazy.includes(t)),
            'types',
          ),
        ]
      : []),
    ...(lazy.length ? [only(lazy, 'lazy-import')] : []),
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(floors).flatMap(floorRule),
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle of imports between files. Type imports vanish, so they close none.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'known-folders-only',
      severity: 'error',
      comment: 'A folder of src that the layer table does not name.',
      from: {
        path: '^src/[^/]+/',
        pathNot: folder([...Object.keys(floors), ...outside]),
      },
      to: {},
    },
    {
      name: 'nothing-imports-the-outside',
      severity: 'error',
      comment: 'Commands, benchmarks, documentation and the entries are imported by nothing.',
      from: { path: '^src/', pathNot: [folder(outside), tests] },
      to: { path: [folder(outside), '^src/[^/]+[.]tsx?$'] },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    {
      name: 'cli-without-react',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: [folder(['ui', 'embed']), packages(react)] },
    },
    {
      name: 'painter-only-in-scene-host',
      severity: 'error',
      comment: 'React owns an empty element; what is inside it belongs to the painter.',
      from: { path: '^src/ui/', pathNot: ['SceneHost[.]tsx$', tests] },
      to: { path: '^src/scene/[^/]*([pP]ainter|[pP]aint)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/conformance/programs/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.page.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
