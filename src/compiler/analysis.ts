/** The second pass of the symbol table: from what happens to each name to where it lives (CPython's analyze_block). */
import type { Span } from '../syntax/ast';
import { compileError } from './errors';
import type { ErrorContext } from './errors';
import { DEF_BOUND, Def } from './scope';
import type { NameScope, Scope } from './scope';

/** The names of one enclosing scope, as inner scopes see them. A chain instead of CPython's copied sets: linear. */
interface Environment {
  readonly outer: Environment | null;
  readonly scope: Scope;
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

/** Gives every name of `module` and of the scopes inside it its place. */
export function analyze(module: Scope, context: ErrorContext): void {
  analyzeScope(module, null, context);
}

function isBound(environment: Environment | null, name: string, py3: boolean): boolean {
  for (let e = environment; e !== null; e = e.outer) {
    // A class's own names are not seen from inside its methods.
    if (e.scope.type === 'class') {
      if (py3 && name === '__class__') return true;
      continue;
    }
    if (e.scope.type === 'module' || e.globals.has(name)) return false;
    if (e.locals.has(name)) return true;
  }
  return false;
}

function analyzeScope(scope: Scope, outer: Environment | null, context: ErrorContext): Set<string> {
  const { py3, inlinedComprehensions } = context.rules;
  const locals = new Set<string>();
  const globals = new Set<string>();
  const places = new Map<string, NameScope>();
  const free = new Set<string>();
  for (const [name, { flags }] of scope.symbols) {
    const place = placeOf(scope, name, flags, outer, context);
    places.set(name, place);
    if (place === 'local') locals.add(name);
    else if (place === 'free') free.add(name);
    else if (place === 'globalExplicit') globals.add(name);
  }

  const environment: Environment = { outer, scope, locals, globals };
  const inlinedCells = new Set<string>();
  // Inlining adds names to this scope's symbols, never to its children.
  for (const child of scope.children) {
    const childFree = analyzeScope(child, environment, context);
    if (inlinedComprehensions && child.comprehension && child.comprehension !== 'generator') {
      inlineComprehension(scope, child, places, childFree, inlinedCells);
      child.inlined = true;
    }
    for (const name of childFree) free.add(name);
  }

  if (scope.type === 'function') {
    for (const [name, place] of places) {
      if (place !== 'local' || !(free.has(name) || inlinedCells.has(name))) continue;
      // What is free further in ends here.
      places.set(name, 'cell');
      free.delete(name);
    }
  } else if (scope.type === 'class' && free.delete('__class__')) {
    scope.needsClassCell = true;
  }
  for (const [name, entry] of scope.symbols) {
    entry.scope = places.get(name) ?? null;
    if (inlinedCells.has(name)) entry.flags |= Def.CompCell;
  }
  for (const name of free) {
    const entry = scope.symbols.get(name);
    if (entry === undefined) {
      if (scope.type === 'module' || !isBound(outer, name, py3)) free.delete(name);
      else scope.symbols.set(name, { flags: 0, scope: 'free' });
    } else if (scope.type === 'class' && entry.flags & (DEF_BOUND | Def.Global)) {
      entry.flags |= Def.FreeClass;
    }
  }
  return free;
}

function placeOf(
  scope: Scope,
  name: string,
  flags: number,
  outer: Environment | null,
  context: ErrorContext,
): NameScope {
  const { py2, py3 } = context.rules;
  const fail = (msg: string): Error => compileError(context, msg, directive(scope, name));
  if (flags & Def.Global) {
    if (py2 && flags & Def.Param) {
      throw compileError(context, `name '${name}' is local and global`, headOf(scope));
    }
    if (flags & Def.Nonlocal) throw fail(`name '${name}' is nonlocal and global`);
    return 'globalExplicit';
  }
  if (flags & Def.Nonlocal) {
    if (scope.type === 'module') throw fail('nonlocal declaration not allowed at module level');
    if (!isBound(outer, name, py3)) throw fail(`no binding for nonlocal '${name}' found`);
    return 'free';
  }
  if (flags & DEF_BOUND) return 'local';
  return isBound(outer, name, py3) ? 'free' : 'globalImplicit';
}

function directive(scope: Scope, name: string): Span {
  return scope.directives.get(name) ?? headOf(scope);
}

function headOf(scope: Scope): Span {
  return scope.node.kind === 'Module' ? { line: 1, col: 0, endLine: 1, endCol: 0 } : scope.node;
}

/** Gives the names of a comprehension to the scope that it is compiled into. */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  places: Map<string, NameScope>,
  comprehensionFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  for (const [name, entry] of comprehension.symbols) {
    if (entry.flags & Def.Param) continue;
    let place = entry.scope;
    if (place === 'cell' || entry.flags & Def.CompCell) inlinedCells.add(name);
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      if (place === 'free' && scope.type === 'class' && name === '__class__') {
        place = 'globalImplicit';
        comprehensionFree.delete(name);
        comprehension.symbols.delete(name);
      }
      scope.symbols.set(name, { flags: entry.flags, scope: place });
      if (place !== null) places.set(name, place);
    } else if (existing.flags & DEF_BOUND && scope.type !== 'class') {
      // Free in the comprehension, local here: now simply local, unless a function inside it needs the cell.
      if (!freeInChild(comprehension, name)) comprehensionFree.delete(name);
    }
  }
}

function freeInChild(scope: Scope, name: string): boolean {
  return scope.children.some((child) =>
    child.inlined ? freeInChild(child, name) : child.scopeOf(name) === 'free',
  );
}
