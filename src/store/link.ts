import { STEP_UNITS, type StepUnit } from '../heap/steps';
import { isPythonVersion, PYTHON_VERSIONS, type PythonVersion } from '../heap/version';
import { findScenario } from '../scenarios/catalogue';

/** What an address can say; absent where it says nothing, or nothing that can be used. */
export interface Link {
  scenario?: string;
  python?: PythonVersion;
  step?: number;
  unit?: StepUnit;
  /** Lines with a breakpoint, ascending, each once. */
  breakpoints?: readonly number[];
}

export interface ParsedLink {
  link: Link;
  /** One sentence per value that cannot be used, naming it. */
  problems: string[];
}

const LONGEST_QUOTE = 40;

function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return `“${short}”`;
}

function isStepUnit(text: string): text is StepUnit {
  return (STEP_UNITS as readonly string[]).includes(text);
}

/** Reads the part of an address after `#`. Whatever it holds, the answer is a usable link. */
export function parseLink(hash: string): ParsedLink {
  const link: Link = {};
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (seen.has(key)) {
      problems.push(`The link says ${quote(key)} twice; the first counts.`);
      continue;
    }
    seen.add(key);
    const problem = readValue(link, key, value);
    if (problem !== null) problems.push(problem);
  }
  return { link, problems };
}

/** Puts one value into `link`, or says what is wrong with it. */
function readValue(link: Link, key: string, value: string): string | null {
  switch (key) {
    case 'scenario':
      if (findScenario(value) === undefined) return `There is no scenario ${quote(value)}.`;
      link.scenario = value;
      return null;
    case 'python':
      if (!isPythonVersion(value)) {
        return `There is no Python ${quote(value)} here; there are ${PYTHON_VERSIONS.join(', ')}.`;
      }
      link.python = value;
      return null;
    case 'step':
      if (!/^\d{1,9}$/.test(value)) return `${quote(value)} is not a step number.`;
      link.step = Number(value);
      return null;
    case 'unit':
      if (!isStepUnit(value)) {
        return `${quote(value)} is not a step unit; those are ${STEP_UNITS.join(', ')}.`;
      }
      link.unit = value;
      return null;
    case 'break':
      if (!/^\d{1,6}(,\d{1,6})*$/.test(value)) return `${quote(value)} is not a list of lines.`;
      link.breakpoints = [...new Set(value.split(',').map(Number))].sort((x, y) => x - y);
      return null;
    default:
      return `The link says ${quote(key)}, which means nothing here.`;
  }
}

/** The part of an address after `#`, with `#`. A program that is no scenario has no link yet. */
export function formatLink(link: Link): string {
  const parts = new URLSearchParams();
  if (link.scenario !== undefined) parts.set('scenario', link.scenario);
  if (link.python !== undefined) parts.set('python', link.python);
  if (link.step !== undefined) parts.set('step', String(link.step));
  if (link.unit !== undefined) parts.set('unit', link.unit);
  if (link.breakpoints?.length) parts.set('break', link.breakpoints.join());
  return `#${parts.toString().replaceAll('%2C', ',')}`;
}

/** The link to a scenario's first step. */
export function scenarioLink(scenario: string, python: PythonVersion): string {
  return formatLink({ scenario, python });
}
