import assert from 'node:assert/strict';
import { applicableCopies, copyKinds, copyValue } from '../../../../src/greengrass/addresses/copyKinds';
import { copyText, copyTexts } from '../../../../src/greengrass/addresses/copies';
import type { Subject } from '../../../../src/greengrass/subject';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import {
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  listedDeployment,
} from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const on = knownDevice();
const device: Subject = { kind: 'coreDevice', on };
const deployment: Subject = { kind: 'effectiveDeployment', on, deployment: effectiveDeployment() };
const component: Subject = { kind: 'installedComponent', on, component: installedComponent() };
const errorCode: Subject = { kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' };

/** The copied JSON, parsed. */
function json(subject: Subject): unknown {
  return JSON.parse(copyText('json', subject) ?? 'null');
}

/** A value after a JSON round trip. */
function inJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('the values to copy', () => {
  const place = on.place;
  const targetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
  const componentArn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Press';
  const failing: Subject = {
    kind: 'effectiveDeployment',
    on,
    deployment: failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR']),
  };
  const broken: Subject = {
    kind: 'installedComponent',
    on,
    component: installedComponent({ lifecycleStatusCodes: ['ERRORED', 'STARTUP_ERROR'], componentVersion: undefined }),
  };
  const links = 'vscode://greengrass-explorer.greengrass-explorer/eu-west-1/123456789012';
  const componentLink = `${links}/core-devices/press-1/components/com.example.Press`;
  const rollout: Subject = { kind: 'deployment', place, targetArn, deploymentId: 'd' };
  const cases: readonly (readonly [what: string, Subject, Readonly<Record<string, string>>])[] = [
    [
      'a core device',
      device,
      {
        thingName: 'press-1',
        coreDeviceArn: 'arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-1',
        link: `${links}/core-devices/press-1`,
      },
    ],
    [
      'an effective deployment',
      failing,
      {
        deploymentId: '0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162',
        deploymentName: 'Line 3 base',
        thingName: 'press-1',
        iotJobId: '7d1c2b3a-0000-4000-8000-000000000001',
        targetArn,
        errorCodes: 'DEPLOYMENT_FAILURE\nIO_ERROR',
        link: `${links}/core-devices/press-1/deployments/0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162`,
      },
    ],
    [
      'an installed component',
      component,
      { thingName: 'press-1', componentNameAndVersion: 'com.example.Press 1.4.2', link: componentLink },
    ],
    [
      'a broken component without a version',
      broken,
      {
        thingName: 'press-1',
        componentNameAndVersion: 'com.example.Press',
        errorCodes: 'ERRORED\nSTARTUP_ERROR',
        link: componentLink,
      },
    ],
    ['an error code', errorCode, { errorCodes: 'IO_ERROR' }],
    ['a deployment', rollout, { deploymentId: 'd', targetArn, link: `${links}/thing-groups/line-3/deployments/d` }],
    [
      'a loaded deployment',
      {
        ...rollout,
        known: { deployment: listedDeployment(), definition: toDeployment({ deploymentId: 'd', iotJobId: 'job-1' }) },
      },
      {
        deploymentId: 'd',
        deploymentName: 'Line 3 base',
        iotJobId: 'job-1',
        targetArn,
        link: `${links}/thing-groups/line-3/deployments/d`,
      },
    ],
    [
      'a component',
      { kind: 'component', place, arn: componentArn },
      {
        componentNameAndVersion: 'com.example.Press',
        componentArn,
        link: `${links}/components/com.example.Press`,
      },
    ],
    [
      'a component version',
      { kind: 'componentVersion', place, arn: `${componentArn}:versions:1.4.2` },
      {
        componentNameAndVersion: 'com.example.Press 1.4.2',
        componentArn: `${componentArn}:versions:1.4.2`,
        link: `${links}/components/com.example.Press/versions/1.4.2`,
      },
    ],
    [
      'a component in no catalog',
      { kind: 'unlistedComponent', place, componentName: 'com.partner.Vision' },
      { componentNameAndVersion: 'com.partner.Vision', link: `${links}/installed-components/com.partner.Vision` },
    ],
    [
      'a version of a component in no catalog',
      { kind: 'unlistedComponent', place, componentName: 'com.partner.Vision', componentVersion: '3.0.0' },
      {
        componentNameAndVersion: 'com.partner.Vision 3.0.0',
        link: `${links}/installed-components/com.partner.Vision/versions/3.0.0`,
      },
    ],
    ['the failures of a fleet', { kind: 'failures', place }, { link: `${links}/failures` }],
  ];
  for (const [what, subject, expected] of cases) {
    it(`of ${what} are ${Object.keys(expected).join(', ') || 'none'}`, () => {
      const values = copyKinds.flatMap((kind) => {
        const value = kind === 'json' || kind === 'cliCommand' ? undefined : copyValue(kind, subject);
        return value === undefined ? [] : [[kind, value] as const];
      });
      assert.deepEqual(Object.fromEntries(values), expected);
    });
  }
});

const installed = {
  componentName: 'com.partner.Vision',
  scannedCoreDevices: 5,
  versions: [{ componentVersion: '3.0.0', coreDevices: 1, lifecycleStates: { RUNNING: 1 } }],
};

describe('a copy', () => {
  it('of a core device has everything that is known about it', () => {
    const details = coreDeviceDetails({ coreVersion: '2.14.3', lastStatusUpdateTimestamp: hoursAgo(1) });
    assert.deepEqual(json({ kind: 'coreDevice', on: knownDevice({ details }) }), inJson(details));
    const unread = knownDevice({ details: undefined });
    assert.deepEqual(json({ kind: 'coreDevice', on: unread }), inJson(unread.device));
  });

  it("of a list has the API's name for the list, even if it is empty or not loaded", () => {
    const full = knownDevice({ deployments: [effectiveDeployment()], components: [installedComponent()] });
    assert.deepEqual(json({ kind: 'effectiveDeployments', on: full }), {
      effectiveDeployments: [inJson(effectiveDeployment())],
    });
    assert.deepEqual(json({ kind: 'installedComponents', on: full }), {
      installedComponents: [inJson(installedComponent())],
    });
    const unread = knownDevice({ deployments: undefined, components: undefined });
    assert.deepEqual(json({ kind: 'effectiveDeployments', on: unread }), { effectiveDeployments: [] });
    assert.deepEqual(json({ kind: 'installedComponents', on: unread }), { installedComponents: [] });
  });

  it('of one row as JSON is an object over several lines, of several rows an array', () => {
    assert.match(copyTexts('json', [component]), /^\{\n {4}"componentName": "com\.example\.Press",\n/u);
    assert.deepEqual(JSON.parse(copyTexts('json', [component, errorCode, deployment])), [
      inJson(installedComponent()),
      inJson(effectiveDeployment()),
    ]);
    assert.deepEqual(JSON.parse(copyTexts('json', [])), []);
  });

  it('of several rows has a line for each row with a value', () => {
    const other = knownDevice({ device: { ...on.device, coreDeviceThingName: 'press-2' } });
    const rows = [device, errorCode, { kind: 'coreDevice', on: other } as const];
    assert.equal(copyTexts('thingName', rows), 'press-1\npress-2');
    assert.equal(copyTexts('cliCommand', rows).split('\n').length, 2);
  });

  it('of an absent value is empty', () => {
    assert.equal(copyTexts('deploymentId', [device]), '');
    assert.equal(copyText('json', errorCode), undefined);
    assert.equal(copyText('cliCommand', errorCode), undefined);
  });

  it('of an ARN needs the account, and has the partition of the Region', () => {
    const place = { ...on.place, partition: 'aws-cn', region: 'cn-north-1' };
    assert.equal(
      copyText('coreDeviceArn', { kind: 'coreDevice', on: { ...on, place } }),
      'arn:aws-cn:greengrass:cn-north-1:123456789012:coreDevices:press-1',
    );
    const unknown = { ...on, place: { ...place, account: undefined } };
    assert.equal(copyText('coreDeviceArn', { kind: 'coreDevice', on: unknown }), undefined);
    assert.equal(copyText('coreDeviceArn', deployment), undefined);
  });

  it('of error codes has one on each line', () => {
    const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR']);
    assert.equal(
      copyText('errorCodes', { kind: 'effectiveDeployment', on, deployment: failed }),
      'DEPLOYMENT_FAILURE\nIO_ERROR',
    );
    assert.equal(copyText('errorCodes', deployment), undefined);
  });

  it('of a component in no catalog as JSON says where it runs', () => {
    const { place } = on;
    assert.deepEqual(
      json({ kind: 'unlistedComponent', place, componentName: 'com.partner.Vision', installed }),
      installed,
    );
  });

  it('of an item of the fleet has the names in its address', () => {
    const { place } = on;
    const revision: Subject = { kind: 'deployment', place, targetArn: 'arn:t', deploymentId: 'd-1' };
    assert.deepEqual(applicableCopies(revision), ['deploymentId', 'targetArn', 'cliCommand']);
    assert.equal(copyText('targetArn', revision), 'arn:t');
    assert.equal(copyText('deploymentId', revision), 'd-1');
    assert.deepEqual(applicableCopies({ kind: 'deployment', place, targetArn: 'a' }), ['targetArn', 'cliCommand']);
    const arn = 'arn:aws:greengrass:eu-west-1:aws:components:com.acme.A:versions:1.0.0';
    assert.equal(copyText('componentNameAndVersion', { kind: 'componentVersion', place, arn }), 'com.acme.A 1.0.0');
    assert.deepEqual(applicableCopies({ kind: 'failures', place }), ['link']);
  });

  it('is offered if and only if there is a value', () => {
    const { place } = on;
    const subjects: readonly Subject[] = [
      device,
      deployment,
      component,
      errorCode,
      { kind: 'effectiveDeployments', on },
      { kind: 'deployment', place, targetArn: 'a' },
      { kind: 'deployment', place, targetArn: 'a', known: { deployment: listedDeployment(), definition: undefined } },
      { kind: 'component', place, arn: 'a' },
      { kind: 'unlistedComponent', place, componentName: 'com.partner.Vision' },
      { kind: 'unlistedComponent', place, componentName: 'com.partner.Vision', installed },
      { kind: 'thingGroup', place, thingGroupName: 'line-3' },
      { kind: 'failures', place },
    ];
    for (const subject of subjects) {
      const has = copyKinds.filter((kind) => copyText(kind, subject) !== undefined);
      assert.deepEqual(applicableCopies(subject), has, subject.kind);
    }
  });

  it('is offered for each value that a row has', () => {
    assert.deepEqual(applicableCopies(device), ['thingName', 'coreDeviceArn', 'json', 'cliCommand', 'link']);
    assert.deepEqual(applicableCopies(errorCode), ['errorCodes']);
  });
});
