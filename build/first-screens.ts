import {
  type BuildEnvironmentOptions,
  build,
  type Plugin,
  type PluginOption,
  type Rolldown,
} from 'vite';

/** Files in the order in which they take the modules that they need; what is left is cut by Vite. */
const files: Record<string, string> = {
  // What an admin sees first, and what everyone else does.
  overview: 'features/overview/overview-screen.tsx',
  own: 'features/connections/list/my-connections-screen.tsx',
  // What comes after the first view.
  later: 'ui/vibe-later.ts',
  // What many screens share, the list among them.
  table: 'ui/table/data-table.tsx',
  select: 'ui/select.tsx',
  list: 'features/connections/list/connections-screen.tsx',
};
const firstScreenFiles = ['overview', 'own'];

type Chunk = Rolldown.OutputChunk;

/** The modules of a chunk and of all that it imports before it runs. */
function modulesBehind(entry: Chunk, byName: Map<string, Chunk>): Set<string> {
  const chunks = new Set<Chunk>();
  const add = (chunk: Chunk) => {
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const name of chunk.imports) {
      const imported = byName.get(name);
      if (imported) add(imported);
    }
  };
  add(entry);
  return new Set([...chunks].flatMap((chunk) => chunk.moduleIds));
}

function chunkWith(path: string, chunks: readonly Chunk[]): Chunk {
  const chunk = chunks.find(({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith(`/client/${path}`)),
  );
  if (!chunk) throw new Error(`No part of the view holds client/${path}.`);
  return chunk;
}

/**
 * Names the file of each module: what both first screens need comes with the page itself, the rest as
 * one file each.
 */
function fileOfModules(chunks: readonly Chunk[]): Map<string, string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const behind = (path: string) => modulesBehind(chunkWith(path, chunks), byName);
  const fileOf = new Map([...behind('app/main.tsx')].map((module) => [module, 'view']));
  const own = behind(files.own ?? '');
  for (const module of behind(files.overview ?? ''))
    if (own.has(module)) fileOf.set(module, 'view');
  for (const [file, path] of Object.entries(files)) {
    for (const module of behind(path)) {
      if (fileOf.has(module)) continue;
      // One style sheet for the first screens: another request costs more than what it leaves out.
      const isStyle = firstScreenFiles.includes(file) && module.endsWith('.css');
      fileOf.set(module, isStyle ? 'view' : file);
    }
  }
  return fileOf;
}

/**
 * Puts each first screen into one file. Vite's own cut makes one of every set of modules that the same
 * screens share: forty for the first view, each with its headers and its own compression. Which module
 * is needed where is known once the unused ones are out, since Vibe's index imports all of Vibe: so the
 * view is built twice, first to ask.
 */
export function firstScreens(
  first: BuildEnvironmentOptions,
  plugins: () => PluginOption[],
  root: string,
): Plugin {
  return {
    name: 'first-screens',
    apply: 'build',
    async config() {
      const output = await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        plugins: plugins(),
        build: { ...first, write: false, minify: false },
      });
      const chunks = [output]
        .flat()
        .flatMap((one) => ('output' in one ? one.output : []))
        .filter((one) => one.type === 'chunk');
      const fileOf = fileOfModules(chunks);
      return {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'view', test: (module) => fileOf.get(module) === 'view' },
                  {
                    debugName: 'first screens',
                    name: (module) => fileOf.get(module) ?? null,
                    // A module's imports are looked at one by one, or Vibe's index would bring all of Vibe.
                    includeDependenciesRecursively: false,
                  },
                ],
              },
            },
          },
        },
      };
    },
  };
}
