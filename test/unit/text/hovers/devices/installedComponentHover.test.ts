import assert from 'node:assert/strict';
import { documentationOf } from '../../../../../src/greengrass/codes/documentation';
import { explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { absoluteTime } from '../../../../../src/base/time';
import { installedComponentHover } from '../../../../../src/text/hovers/devices/installedComponentHover';
import { installationSource } from '../../../../../src/text/messages/components/installationSource';
import type { Nucleus } from '../../../../../src/greengrass/status/nucleus';
import type { InstalledComponent } from '../../../../../src/greengrass/model';
import { effectiveDeployment, hoursAgo, installedComponent } from '../../../fixtures';
import { componentContext, detailsOf, hoverLines } from '../hoverText';

const current: Nucleus = { isLite: false, coreVersion: '2.18.2' };
const deployment = effectiveDeployment();
const afterBroken =
  'The component stays down until a deployment reinstalls it: fix the cause, then deploy a new revision.';

function linesOf(component: InstalledComponent, nucleus = current): readonly string[] {
  const source = installationSource(component.lastInstallationSource, [deployment]);
  const context = componentContext(component, { details: detailsOf(nucleus) });
  return hoverLines(installedComponentHover({ component, source, nucleus, ...context }, explainErrorCode));
}

describe('the hover of an installed component', () => {
  it('has every field of the API with absolute times, and explains the codes', () => {
    const component = installedComponent({
      lifecycleState: 'BROKEN',
      lifecycleStateDetails: 'The startup script exited with code 1',
      lastInstallationSource: deployment.deploymentId,
      lifecycleStatusCodes: ['STARTUP_ERROR', 'NONE', 'FROM_THE_FUTURE'],
    });
    const explained = explainErrorCode('component', 'STARTUP_ERROR');
    assert.deepEqual(linesOf(component), [
      '# com.example.Press',
      'Lifecycle state: Broken',
      `* STARTUP_ERROR | ${explained?.meaning ?? ''} | ${explained?.remedy ?? ''}`,
      `* FROM_THE_FUTURE | Greengrass Explorer doesn't know this code. | Check the log of com.example.Press around ${absoluteTime(hoursAgo(30), 'local')}. ${afterBroken}`,
      'Details: The startup script exited with code 1',
      'Log on the device: /greengrass/v2/logs/com.example.Press.log',
      '> Show Details · Show Logs · Copy Failure Report',
      `Troubleshooting in the AWS documentation <${documentationOf.component}>`,
      'Version: 1.4.2',
      `Last status change: ${absoluteTime(hoursAgo(30), 'local')}`,
      `Last report: ${absoluteTime(hoursAgo(2), 'local')}`,
      `Installed by: deployment Line 3 base (${deployment.deploymentId})`,
      'Kind: root component, named in a deployment',
    ]);
  });

  it('says when the component was loaded if that is long ago', () => {
    const component = installedComponent();
    const facts = { component, source: '', nucleus: current, ...componentContext(component) };
    const lines = hoverLines(installedComponentHover({ ...facts, loadedAt: hoursAgo(2) }, explainErrorCode));
    assert.ok(lines.includes(`Loaded: ${absoluteTime(hoursAgo(2), 'local')}`));
  });

  it('leaves out absent fields and says which times are missing', () => {
    const lines = linesOf({
      ...installedComponent({ componentVersion: undefined, lifecycleState: undefined, isRoot: false }),
      lastStatusChangeTimestamp: undefined,
      lastReportedTimestamp: undefined,
      lastInstallationSource: '',
    });
    assert.deepEqual(lines, [
      '# com.example.Press',
      'Lifecycle state: No status',
      'Log on the device: /greengrass/v2/logs/com.example.Press.log',
      '> Show Details',
      'Last status change: not reported',
      'Last report: not reported',
      'Installed by: not reported',
      'Kind: dependency of another component',
    ]);
  });

  it('has a caveat for each unreliable field', () => {
    const caveats = linesOf(installedComponent(), { isLite: false, coreVersion: '2.6.0' }).slice(-3);
    assert.deepEqual(
      caveats.map((line) => line.slice(0, 24)),
      ['! Before nucleus 2.7.0, ', '! Before nucleus 2.8.0, ', '! Before nucleus 2.12.3,'],
    );
    assert.match(
      linesOf(installedComponent(), { isLite: true, coreVersion: undefined }).at(-1) ?? '',
      /^! Nucleus Lite/u,
    );
  });

  it('says where to look for a failure on Nucleus Lite, which has no code', () => {
    const lines = linesOf(installedComponent({ lifecycleState: 'BROKEN' }), { isLite: true, coreVersion: undefined });
    assert.equal(lines[1], 'Lifecycle state: Broken');
    assert.match(lines[2] ?? '', /^What to do: Check the journal of com\.example\.Press around .* stays down/u);
    assert.match(lines[3] ?? '', /^! Nucleus Lite reports no status codes .* journalctl/u);
    assert.ok(lines.includes('Kind: reported as a root component'), lines.join('\n'));
  });
});

describe('the installation source of a component', () => {
  const id = deployment.deploymentId;
  const sources: readonly (readonly [what: string, source: string | undefined, isLoaded: boolean, words: string])[] = [
    ['a deployment of the device, by its name', id, true, `deployment Line 3 base (${id})`],
    ['a local deployment', 'LOCAL', true, 'a local deployment on the device'],
    ['a local deployment, before deployments are loaded', 'LOCAL', false, 'a local deployment on the device'],
    ['unknown if it is not reported', undefined, true, 'not reported'],
    ['a deployment by its ID before deployments are loaded', id, false, `deployment ${id} (deployments not loaded)`],
    [
      'a deployment by its ID if the device has no such deployment',
      'other',
      true,
      'deployment other (not an effective deployment of the device)',
    ],
  ];
  for (const [what, source, isLoaded, words] of sources) {
    it(`is ${what}`, () => {
      assert.equal(installationSource(source, isLoaded ? [deployment] : undefined), words);
    });
  }
});
