import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { absoluteTime } from '../../../../src/base/time';
import { installedComponentHover } from '../../../../src/text/hovers/installedComponentHover';
import { installationSource } from '../../../../src/text/messages/devices/installationSource';
import type { Nucleus } from '../../../../src/greengrass/status/nucleus';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { hoverLines } from './hoverText';

const current: Nucleus = { isLite: false, coreVersion: '2.18.2' };
const deployment = effectiveDeployment();

function linesOf(component: InstalledComponent, nucleus = current): readonly string[] {
  return hoverLines(installedComponentHover(component, [deployment], nucleus, explainErrorCode));
}

describe('hover of an installed component', () => {
  it('has every field of the API, times absolute, codes explained', () => {
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
      '* FROM_THE_FUTURE | This code is not in the catalogue of Greengrass Explorer. | -',
      'Details: The startup script exited with code 1',
      'Version: 1.4.2',
      `Last status change: ${absoluteTime(hoursAgo(30))}`,
      `Last report: ${absoluteTime(hoursAgo(2))}`,
      `Installed by: deployment Line 3 base (${deployment.deploymentId})`,
      'Kind: root component: a deployment names it',
    ]);
  });

  it('leaves out what was not sent, and says which times are missing', () => {
    const lines = linesOf({
      ...installedComponent({ componentVersion: undefined, lifecycleState: undefined, isRoot: false }),
      lastStatusChangeTimestamp: undefined,
      lastReportedTimestamp: undefined,
      lastInstallationSource: '',
    });
    assert.deepEqual(lines, [
      '# com.example.Press',
      'Lifecycle state: No status',
      'Last status change: not reported',
      'Last report: not reported',
      'Installed by: not reported',
      'Kind: dependency of another component',
    ]);
  });

  it('says which fields cannot be trusted, a sentence each', () => {
    const caveats = linesOf(installedComponent(), { isLite: false, coreVersion: '2.6.0' }).slice(-3);
    assert.deepEqual(
      caveats.map((line) => line.slice(0, 23)),
      ['! Below nucleus 2.7.0, ', '! Below nucleus 2.8.0, ', '! Below nucleus 2.12.3,'],
    );
    assert.match(
      linesOf(installedComponent(), { isLite: true, coreVersion: undefined }).at(-1) ?? '',
      /^! Nucleus Lite/u,
    );
  });

  it('says right below a failure of Nucleus Lite where to look, because there is no code', () => {
    const lines = linesOf(installedComponent({ lifecycleState: 'BROKEN' }), { isLite: true, coreVersion: undefined });
    assert.equal(lines[1], 'Lifecycle state: Broken');
    assert.match(lines[2] ?? '', /^! Nucleus Lite reports no status codes .* journalctl/u);
  });
});

describe('who installed a component', () => {
  const id = deployment.deploymentId;
  const sources: readonly (readonly [what: string, source: string | undefined, isRead: boolean, words: string])[] = [
    ['a deployment of the device, by its name', id, true, `deployment Line 3 base (${id})`],
    ['a local deployment', 'LOCAL', true, 'a local deployment, made on the device'],
    ['a local deployment, before deployments were read', 'LOCAL', false, 'a local deployment, made on the device'],
    ['unknown where it was not reported', undefined, true, 'not reported'],
    ['a deployment by its ID while deployments are not read', id, false, `deployment ${id} (deployments not read)`],
    [
      'a deployment by its ID where the device has no such deployment',
      'other',
      true,
      'deployment other (not among the effective deployments of the device)',
    ],
  ];
  for (const [what, source, isRead, words] of sources) {
    it(`is ${what}`, () => {
      assert.equal(installationSource(source, isRead ? [deployment] : undefined), words);
    });
  }
});
