// The layers in CONTRIBUTING.md. Type-only imports count.
const vscodeTypes = 'node_modules/@types/vscode/';
const manifest = '^src/manifest.ts';

/** Files in `folder` may import only files in it and files that match one of `allowed`. */
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
    layer('base/', [], 'base has no Greengrass code and imports nothing.'),
    layer(
      'greengrass/',
      [base, 'node_modules/(@types/)?semver/', 'node_modules/yaml/'],
      'The domain is pure, and so are the parsers of others.',
    ),
    layer('fleet/', [base, greengrass], 'The data of a connection is pure.'),
    layer('app/', [base, greengrass, fleet], 'The application state is pure.'),
    layer('text/', [base, greengrass, fleet], 'Words are data and pure.'),
    layer(
      'aws/',
      [
        base,
        greengrass,
        'node_modules/@aws-sdk/',
        'node_modules/@smithy/',
        '^(diagnostics_channel|fs|fs/promises|os|path|stream|stream/consumers)$',
      ],
      'aws implements the ports of the domain with the SDK and with Node modules for files, response bodies and credential processes.',
    ),
    layer('manifest.ts', [greengrass, text], 'The manifest names what package.json declares.'),
    layer('protocol/', [base, greengrass, '^src/text/panels/'], 'protocol is pure and shared by host and page.'),
    layer('webview/', [base, greengrass, '^src/text/panels/', '^src/protocol/'], 'A page draws what the host sends.'),
    layer('ui/', [...pure, manifest, vscodeTypes, '^crypto$'], 'ui is thin helpers over vscode, and hashes names.'),
    layer('panels/', [...pure, app, '^src/(protocol|ui)/', manifest, vscodeTypes], 'The host end of the pages.'),
    layer('tree/', [...pure, app, '^src/ui/', manifest, vscodeTypes], 'tree shows the application state.'),
    layer('tree/engine/', [...pure, '^src/ui/', manifest, vscodeTypes], 'The engine has no code for a specific view.'),
    layer(
      'commands/',
      [...pure, app, '^src/(tree|panels|ui)/', manifest, vscodeTypes],
      'Commands change the state and act on rows and panels.',
    ),
    {
      name: 'views-apart',
      comment: 'A view imports the engine and shared files, never another view.',
      severity: 'error',
      from: { path: '^src/tree/(coreDevices|failures|deployments|components)/' },
      to: { path: '^src/tree/(coreDevices|failures|deployments|components)/', pathNot: '^src/tree/$1/' },
    },
    {
      name: 'sdk-only-in-aws',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/aws/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'aws-only-from-extension',
      comment: 'Only extension.ts imports aws, with dynamic imports that load it on first use.',
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
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
