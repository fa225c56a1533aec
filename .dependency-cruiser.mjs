// The layers of the house, as CONTRIBUTING.md draws them. Type-only imports count.
const vscodeTypes = 'node_modules/@types/vscode/';
const core = '^src/core/';

/** Files in `folder` may import only themselves and what matches one of `allowed`. */
function layer(folder, allowed, comment) {
  return {
    name: `layer-${folder}`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}` },
    to: { pathNot: [`^src/${folder}`, ...allowed] },
  };
}

export default {
  forbidden: [
    layer('core/', [], 'core is pure: it imports nothing.'),
    layer('fleet/', [core], 'fleet is pure: it imports core.'),
    layer(
      'aws/',
      [core, 'node_modules/@aws-sdk/', 'node_modules/@smithy/', '^(fs|fs/promises|os|path|stream)$'],
      'aws imports core, the SDK, and what of Node finds files and knows a body.',
    ),
    layer('manifest.ts', [core], 'The manifest imports core.'),
    layer('ui/', [core, vscodeTypes, '^src/manifest.ts'], 'ui is thin helpers over vscode.'),
    layer('protocol/', [core], 'protocol is pure: what host and page share.'),
    layer('webview/', [core, '^src/protocol/'], 'A page draws what the host tells it.'),
    layer(
      'panels/',
      [core, '^src/(fleet|protocol|ui)/', '^src/manifest.ts', vscodeTypes],
      'The host end of the pages.',
    ),
    layer('tree/', [core, '^src/fleet/', '^src/ui/', '^src/manifest.ts', vscodeTypes], 'tree shows what fleet knows.'),
    layer(
      'commands/',
      [core, '^src/(fleet|tree|panels|ui)/', '^src/manifest.ts', vscodeTypes],
      'Commands act on what tree and fleet offer.',
    ),
    {
      name: 'sdk-only-in-aws',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/aws/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'aws-only-from-extension',
      comment: 'aws is reached by one dynamic import of the composition root, so that it loads on first use.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/aws/'] },
      to: { path: '^src/aws/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-test-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    { name: 'no-cycles', severity: 'error', from: { path: '^(src|test)/' }, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
