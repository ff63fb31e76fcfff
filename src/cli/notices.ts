import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** The folder of the package that a module belongs to, or null for a module of our own. */
export function packageFolder(id: string): string | null {
  const file = (id.split('?')[0] ?? id).replaceAll('\\', '/');
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replace(/^\0/, ''));
  return match?.[1] ?? null;
}

function licenseText(folder: string): string {
  const name = fs.readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return name ? fs.readFileSync(path.join(folder, name), 'utf8').trim() : '';
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  return `${name} ${version} (${license ?? 'see below'})\n\n${licenseText(folder)}\n`;
}

/**
 * Writes the licences of all packages that went into the page to `third-party-notices.txt`.
 *
 * Workers are bundled by a build of their own, so the two plugins share one set of package folders.
 */
export function thirdPartyNotices(fontPackages: readonly string[]): {
  page: Plugin;
  worker: () => Plugin;
} {
  // Fonts come in through CSS, which leaves no module behind to be noticed.
  const folders = new Set(fontPackages.map((name) => path.resolve('node_modules', name)));
  const collect = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageFolder(id);
      if (folder) folders.add(folder);
    }
  };
  return {
    page: {
      name: 'heapwalk-notices',
      apply: 'build',
      generateBundle() {
        collect(this.getModuleIds());
        const known = [...folders].filter((folder) =>
          fs.existsSync(path.join(folder, 'package.json')),
        );
        const source = known
          .sort()
          .map(notice)
          .join(`\n${'-'.repeat(72)}\n\n`);
        this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
      },
    },
    worker: () => ({
      name: 'heapwalk-worker-notices',
      generateBundle() {
        collect(this.getModuleIds());
      },
    }),
  };
}
