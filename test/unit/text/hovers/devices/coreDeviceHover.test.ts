import assert from 'node:assert/strict';
import { differencesIn } from '../../../../../src/greengrass/drift/verdictsOf';
import { explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { absoluteTime } from '../../../../../src/base/time';
import { coreDeviceFacts } from '../../../../../src/text/hovers/devices/coreDeviceFacts';
import { coreDeviceHover } from '../../../../../src/text/hovers/devices/coreDeviceHover';
import { addressOn } from '../../../../../src/greengrass/addresses/deviceAddress';
import type { Hover } from '../../../../../src/text/hovers/hover';
import type { EffectiveDeployment } from '../../../../../src/greengrass/model';
import type { KnownDevice, OpenedDevice } from '../../../../../src/greengrass/knownDevice';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  jobExecution,
  listedDeployment,
  now,
  textContext,
} from '../../../fixtures';
import { installed, verdictsIn } from '../../../greengrass/drift/driftCase';
import { knownDevice } from '../../panels/facts';
import { coreDeviceStatusMeaning } from '../../../../../src/text/messages/devices/statusMeanings';
import { fieldIn, hoverLines } from '../hoverText';

const queuedJobs = {
  executionOf: () => jobExecution({ status: 'QUEUED', queuedAt: hoursAgo(4), startedAt: undefined }),
  queued: [listedDeployment({ deploymentName: 'saw-line', revisionId: '3' })],
};

interface Shown extends Partial<Pick<KnownDevice, 'device' | 'details'>> {
  readonly opened?: OpenedDevice;
  readonly account?: string;
  readonly asOf?: Date;
  readonly staleAfterHours?: number;
}

function linesOf(shown: Shown = {}): readonly string[] {
  return hoverLines(hoverOf(shown));
}

function hoverOf({ opened: lists, account, asOf, staleAfterHours = 25, ...fields }: Shown = {}): Hover {
  const known = knownDevice({ details: undefined, deployments: undefined, components: undefined, ...lists, ...fields });
  const place = { ...known.place, account, asOf };
  return coreDeviceHover(coreDeviceFacts({ ...known, place }, { ...textContext, staleAfterHours }), explainErrorCode);
}

const opened = { deployments: [effectiveDeployment()], components: [installedComponent()] };

describe('the hover of a core device', () => {
  it('has every field of the list and of GetCoreDevice', () => {
    const details = coreDeviceDetails({ tags: { site: 'Oslo', owner: 'line 3' } });
    const lines = linesOf({ device: details, details, opened, account: '123456789012' });
    assert.deepEqual(lines, [
      '# press-1',
      'Status: Healthy',
      '> Show Details · Copy Thing Name',
      `Last report: ${absoluteTime(hoursAgo(1), 'local')}`,
      'Platform: linux / aarch64',
      'Runtime: aws_nucleus_classic',
      'Nucleus: 2.18.2',
      coreDeviceStatusMeaning('HEALTHY').join(' '),
      'Tags: site = Oslo, owner = line 3',
      'ARN: arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-1',
    ]);
  });

  it('explains the error code of the row and what to do about it', () => {
    const deployments = [failedDeployment(['S3_HEAD_OBJECT_ACCESS_DENIED'])];
    const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] });
    const codes = (shown: Shown): readonly string[] =>
      hoverOf(shown).flatMap((part) => (part.kind === 'code' ? [part.code] : []));
    assert.deepEqual(codes({ opened: { deployments, components: [broken] } }), ['STARTUP_ERROR']);
    const lines = linesOf({ opened: { deployments, components: [] } });
    assert.match(
      lines.join('\n'),
      /Deployment failed: .*S3_HEAD_OBJECT_ACCESS_DENIED\n.*\n.*S3_HEAD_OBJECT_ACCESS_DENIED[^]*s3:GetObject/u,
    );
    assert.deepEqual(codes({ opened }), []);
    assert.deepEqual(codes({ opened: { ...opened, components: [{ ...broken, lifecycleStatusCodes: [] }] } }), []);
  });

  it('begins with the failure that the row lists the device for', () => {
    const deployments = [
      failedDeployment(['S3_HEAD_OBJECT_ACCESS_DENIED'], { deploymentId: 'd-1', deploymentName: 'press-line' }),
      failedDeployment(['DISK_SPACE_CRITICAL'], {
        deploymentId: 'd-2',
        deploymentName: 'yard',
        targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/press-1',
      }),
    ];
    const known = knownDevice({ deployments, components: [] });
    const first = (deploymentId: string): readonly (string | undefined)[] => {
      const panel = addressOn(known, { kind: 'effectiveDeployment', deploymentId });
      const hover = coreDeviceHover(coreDeviceFacts(known, textContext, [], { panel }), explainErrorCode);
      return [
        fieldIn(hover, 'Deployment failed'),
        ...hover.flatMap((part) => (part.kind === 'code' ? [part.code] : [])),
      ];
    };
    assert.deepEqual(first('d-1'), ['press-line, S3_HEAD_OBJECT_ACCESS_DENIED', 'S3_HEAD_OBJECT_ACCESS_DENIED']);
    assert.deepEqual(first('d-2'), ['yard, DISK_SPACE_CRITICAL', 'DISK_SPACE_CRITICAL']);
  });

  it('names failures with their codes and stuck deployments', () => {
    const inProgress = {
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      deploymentName: 'yard',
      targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/press-1',
      modifiedTimestamp: hoursAgo(5),
    };
    const deployments = [
      failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], { deploymentName: 'press-line' }),
      effectiveDeployment(inProgress),
      effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED' }),
    ];
    const components = [installedComponent({ lifecycleState: 'BROKEN', componentName: 'com.acme.Monitor' })];
    const lines = linesOf({ opened: { deployments, components } });
    assert.deepEqual(lines.slice(1, 3), [
      'Component broken: com.acme.Monitor, no error code',
      'Deployment failed: press-line, DISK_SPACE_CRITICAL',
    ]);
    assert.equal(
      lines[5],
      `Deployment stuck: yard, in progress without a change since ${absoluteTime(hoursAgo(5), 'local')}, 1 queued behind it`,
    );
    const errored = installedComponent({ lifecycleState: 'ERRORED', componentName: 'com.acme.Press' });
    const both = linesOf({ opened: { deployments, components: [errored] } });
    assert.match(both[1] ?? '', /^Deployment failed: /u);
    assert.equal(both[2], 'Component errored: com.acme.Press, no error code');
    const many = Array.from({ length: 7 }, () => failedDeployment([]));
    const ofMany = linesOf({ opened: { deployments: many, components: [] } });
    assert.equal(ofMany.filter((line) => line.startsWith('Deployment failed: ')).length, 5);
    assert.ok(ofMany.includes('2 more failures: open the device to see all.'));
    assert.doesNotMatch(
      linesOf({ opened: { deployments: many.slice(2), components: [] } }).join('\n'),
      /more failure/u,
    );
  });

  it('says that the device has not picked up a deployment that is queued for it', () => {
    const opened = { deployments: [], components: [], jobs: queuedJobs };
    const queuedAt = absoluteTime(hoursAgo(4), 'local');
    assert.ok(
      linesOf({ opened }).includes(
        `Deployment saw-line revision 3: AWS IoT queued its job at ${queuedAt}, and the device hasn't picked it up.`,
      ),
    );
  });

  it('names a stuck deployment without others behind it', () => {
    const deployments = [
      effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(5) }),
    ];
    assert.equal(
      fieldIn(hoverOf({ opened: { deployments, components: [] } }), 'Deployment stuck'),
      `Line 3 base, in progress without a change since ${absoluteTime(hoursAgo(5), 'local')}`,
    );
    assert.equal(fieldIn(hoverOf(), 'Deployment stuck'), undefined);
  });

  it('names the components that differ from what was asked for in one line', () => {
    const orphan = (name: string) => installed('1.0.0', { componentName: name });
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const lineFor = (count: number): string | undefined => {
      const differences = differencesIn(verdictsIn({ groups: [], components: names.slice(0, count).map(orphan) }));
      return fieldIn(
        coreDeviceHover(coreDeviceFacts(knownDevice(), textContext, differences), explainErrorCode),
        'Differences',
      );
    };
    assert.deepEqual([0, 2, 7].map(lineFor), [
      undefined,
      '2: A (not asked for), B (not asked for)',
      '7: A (not asked for), B (not asked for), C (not asked for), D (not asked for), E (not asked for), 2 more',
    ]);
  });

  it('has no ARN while the account is unknown', () => {
    assert.equal(fieldIn(hoverOf(), 'ARN'), undefined);
  });

  it('leaves out absent fields', () => {
    const device = coreDevice({ platform: undefined, architecture: '', runtime: '' });
    const hover = hoverOf({ device });
    assert.deepEqual(
      ['Platform', 'Runtime', 'Tags'].map((name) => fieldIn(hover, name)),
      [undefined, undefined, undefined],
    );
    assert.equal(
      fieldIn(hoverOf({ device: coreDevice({ platform: '', architecture: 'amd64' }) }), 'Platform'),
      'amd64',
    );
  });

  it("says that a healthy device isn't necessarily reachable, and what unhealthy means", () => {
    assert.match(linesOf().join('\n'), /no component was broken .* doesn't mean that the device is reachable/u);
    assert.match(
      linesOf({ device: coreDevice({ status: 'UNHEALTHY' }) }).join('\n'),
      /at least one component was broken/u,
    );
    const unknown = linesOf({ device: coreDevice({ status: 'DEGRADED' }), opened });
    assert.deepEqual(
      [unknown[1], unknown.at(-1)],
      ['Status: DEGRADED', 'Nucleus: version not loaded: open the device'],
    );
    assert.doesNotMatch(linesOf().join('\n'), /\bonline\b/iu);
  });

  it('says what is not scanned', () => {
    const { deployments, components } = opened;
    const cases = [
      [{ deployments: undefined, components: undefined }, "Its deployments and components haven't been scanned"],
      [{ deployments, components: undefined }, "Its components haven't been scanned"],
      [{ deployments: undefined, components }, "Its deployments haven't been scanned"],
    ] as const;
    for (const [known, sentence] of cases) {
      assert.ok(linesOf({ opened: known }).some((line) => line.startsWith(sentence)));
    }
    assert.doesNotMatch(linesOf({ opened }).join('\n'), /scanned/u);
    const inSnapshot = linesOf({ asOf: now }).join('\n');
    assert.match(inSnapshot, /components weren't scanned when the snapshot was saved/u);
    assert.doesNotMatch(inSnapshot, /open the device/u);
  });

  it('warns about a stale report with the threshold', () => {
    const device = coreDevice({ lastStatusUpdateTimestamp: hoursAgo(30) });
    assert.match(linesOf({ device })[2] ?? '', /^! The last report is older than 25 hours/u);
    assert.doesNotMatch(linesOf({ device, staleAfterHours: 48 }).join('\n'), /older than/u);
  });

  it('says that a device has never reported', () => {
    const device = coreDevice({ lastStatusUpdateTimestamp: undefined });
    assert.equal(fieldIn(hoverOf({ device }), 'Last report'), 'The device has never reported');
    assert.equal(
      linesOf({ device })[2],
      '! The device has never reported. Its health, components, and deployments are unknown until it reports.',
    );
  });

  it('distinguishes a version that is not loaded from one that is not reported', () => {
    assert.equal(fieldIn(hoverOf(), 'Nucleus'), 'version not loaded: open the device');
    const details = coreDeviceDetails({ coreVersion: undefined });
    assert.equal(fieldIn(hoverOf({ details }), 'Nucleus'), 'version not reported');
    const empty = coreDeviceDetails({ coreVersion: '', runtime: 'aws_nucleus_lite' });
    assert.equal(fieldIn(hoverOf({ details: empty }), 'Nucleus'), 'Lite, version not reported');
    const lite = coreDeviceDetails({ coreVersion: '2.6.0', runtime: 'aws_nucleus_lite' });
    assert.equal(fieldIn(hoverOf({ details: lite }), 'Nucleus'), 'Lite 2.6.0');
  });
});

describe('the data that the hover of a core device depends on', () => {
  const place = knownDevice().place;
  const notLoaded = knownDevice({ details: undefined, deployments: undefined, components: undefined });
  const lite = { ...coreDevice(), runtime: 'aws_nucleus_lite', coreVersion: undefined, tags: {} };
  const failed = failedDeployment(['DISK_SPACE_CRITICAL']);
  const broken = installedComponent({ lifecycleState: 'BROKEN' });
  const stuck = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(5) });
  const queued = effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED' });
  const withDeployments = (...deployments: readonly EffectiveDeployment[]): KnownDevice => knownDevice({ deployments });
  const differing: readonly (readonly [what: string, a: KnownDevice, b: KnownDevice])[] = [
    ['details without a version are loaded', notLoaded, { ...notLoaded, details: { ...lite, runtime: undefined } }],
    ['the version is known', knownDevice(), knownDevice({ details: coreDeviceDetails({ coreVersion: '2.9.0' }) })],
    ['it runs Nucleus Lite', knownDevice(), knownDevice({ details: lite })],
    ['it has tags', knownDevice(), knownDevice({ details: coreDeviceDetails({ tags: { site: 'Oslo' } }) })],
    ['the account is known', knownDevice({ place: { ...place, account: undefined } }), knownDevice()],
    ['deployments are loaded', notLoaded, { ...notLoaded, deployments: [] }],
    ['components are loaded', notLoaded, { ...notLoaded, components: [] }],
    ['a second one failed', withDeployments(failed), withDeployments(failed, failed)],
    ['another one failed', withDeployments(failed), withDeployments({ ...failed, deploymentName: 'vision' })],
    ['it failed with another code', withDeployments(failed), withDeployments(failedDeployment(['IO_ERROR']))],
    [
      'a component is broken and not only errored',
      knownDevice({ components: [broken] }),
      knownDevice({ components: [{ ...broken, lifecycleState: 'ERRORED' }] }),
    ],
    ['a deployment is stuck', withDeployments({ ...stuck, modifiedTimestamp: hoursAgo(1) }), withDeployments(stuck)],
    ['another one is stuck', withDeployments(stuck), withDeployments({ ...stuck, deploymentName: 'vision' })],
    ['it is stuck for longer', withDeployments(stuck), withDeployments({ ...stuck, modifiedTimestamp: hoursAgo(9) })],
    ['one is queued behind it', withDeployments(stuck), withDeployments(stuck, queued)],
  ];
  for (const [what, a, b] of differing) {
    it(`shows whether ${what}`, () => {
      const [first, second] = [a, b].map((on) => coreDeviceHover(coreDeviceFacts(on, textContext), explainErrorCode));
      assert.notDeepEqual(first, second);
    });
  }
});
