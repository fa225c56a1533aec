// The layers of the house, as CONTRIBUTING.md draws them. Type-only imports count.
const vscodeTypes = 'node_modules/@types/vscode/';
const manifest = '^src/manifest.ts';

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

const base = '^src/base/';
const greengrass = '^src/greengrass/';
const fleet = '^src/fleet/';
const text = '^src/text/';
const app = '^src/app/';
const pure = [base, greengrass, fleet, text];

export default {
  forbidden: [
    layer('base/', [], 'base knows nothing of Greengrass and imports nothing.'),
    layer('greengrass/', [base], 'The domain is pure.'),
    layer('fleet/', [base, greengrass], 'What is known behind a connection is pure.'),
    layer('app/', [base, greengrass, fleet], 'The state of the program is pure.'),
    layer('text/', [base, greengrass, fleet], 'Words are data: pure.'),
    layer(
      'aws/',
      [base, greengrass, 'node_modules/@aws-sdk/', 'node_modules/@smithy/', '^(fs|fs/promises|os|path|stream)$'],
      'aws implements the ports of the domain with the SDK and the parts of Node that find files and read bodies.',
    ),
    layer('manifest.ts', [greengrass, text], 'The manifest names what package.json declares.'),
    layer('protocol/', [base, greengrass, '^src/text/panels/'], 'protocol is pure: what host and page share.'),
    layer('webview/', [base, greengrass, '^src/text/panels/', '^src/protocol/'], 'A page draws what the host sends.'),
    layer('ui/', [...pure, manifest, vscodeTypes], 'ui is thin helpers over vscode.'),
    layer('panels/', [...pure, app, '^src/(protocol|ui)/', manifest, vscodeTypes], 'The host end of the pages.'),
    layer('tree/', [...pure, app, '^src/ui/', manifest, vscodeTypes], 'tree shows the state of the program.'),
    layer('tree/engine/', [...pure, '^src/ui/', manifest, vscodeTypes], 'The engine knows no Greengrass view.'),
    layer(
      'commands/',
      [...pure, app, '^src/(tree|panels|ui)/', manifest, vscodeTypes],
      'Commands change the state, and act on what tree and panels show.',
    ),
    {
      name: 'views-apart',
      comment: 'A view imports the engine and what views share, never another view.',
      severity: 'error',
      from: { path: '^src/tree/(coreDevices|failures)/' },
      to: { path: '^src/tree/(coreDevices|failures)/', pathNot: '^src/tree/$1/' },
    },
    {
      name: 'sdk-only-in-aws',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/aws/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'aws-only-from-extension',
      comment: 'aws is reached by dynamic imports of the composition root, which load it on first use.',
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
