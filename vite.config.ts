import fs from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { thirdPartyNotices } from './src/cli/notices';
import { documentation, documentationPages } from './src/docs/pages';

/** Baseline 2024: what all engines had by the end of that year. */
const browsers = ['chrome123', 'edge123', 'firefox125', 'safari17.4', 'ios17.4'];

const notices = thirdPartyNotices([
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
]);

/** Vite's development server puts styles inline and talks over a socket; the built page does neither. */
const relaxPolicyInDevelopment: Plugin = {
  name: 'heapwalk-dev-policy',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
};

export default defineConfig(({ isSsrBuild }) => {
  if (isSsrBuild) {
    // A Node entry becomes one file; `src/cli/run.mjs` says which and where it goes.
    return {
      build: {
        target: 'node20',
        minify: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    };
  }
  return {
    base: './',
    plugins: [relaxPolicyInDevelopment, documentation(), notices.page],
    worker: { format: 'es', plugins: () => [notices.worker()] },
    build: {
      target: browsers,
      // An inlined asset would be a data: URI, which the page's policy allows only for fonts and images.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: [
          ...['index.html', 'embed.html'].filter((page) => fs.existsSync(page)),
          ...documentationPages(),
        ],
      },
    },
    test: {
      include: ['src/**/*.test.{ts,tsx}'],
      environment: 'node',
    },
  };
});
