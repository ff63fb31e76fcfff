/** The CPython versions that Heapwalk models, oldest first. */
export const PYTHON_VERSIONS = [
  '2.6',
  '2.7',
  '3.6',
  '3.7',
  '3.8',
  '3.9',
  '3.10',
  '3.11',
  '3.12',
  '3.13',
  '3.14',
] as const;

export type PythonVersion = (typeof PYTHON_VERSIONS)[number];

export function isPythonVersion(text: string): text is PythonVersion {
  return (PYTHON_VERSIONS as readonly string[]).includes(text);
}
