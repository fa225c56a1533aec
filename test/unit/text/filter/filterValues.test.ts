import assert from 'node:assert/strict';
import { makeListedMatcher } from '../../../../src/fleet/selection/deviceMatcher';
import {
  groupValues,
  groupValuesInIndex,
  indexValues,
  knownValues,
  type KnownValue,
} from '../../../../src/text/filter/filterValues';
import { coreDeviceStatusLook } from '../../../../src/greengrass/status/status';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { coreDevice, coreDeviceDetails, failedDeployment, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };

/** A value as the user sees it: `Healthy | 2 core devices`. */
const shown = ({ words, amount }: KnownValue): string => [words, amount].filter((part) => part !== '').join(' | ');

describe('the values to filter by', () => {
  it('include the status in words, with the API value for the filter', () => {
    const devices = ['UNHEALTHY', 'HEALTHY', 'HEALTHY', 'SLEEPING', undefined, ''].map((status) => ({
      device: coreDevice({ status }),
      details: undefined,
      deployments: undefined,
      components: undefined,
    }));
    const values = knownValues(devices, 'status');
    assert.deepEqual(values.map(shown), [
      'Healthy | 2 core devices',
      'No status | 2 core devices',
      'SLEEPING | 1 core device',
      'Unhealthy | 1 core device',
    ]);
    assert.deepEqual(
      values.map(({ value }) => value),
      ['HEALTHY', 'No status', 'SLEEPING', 'UNHEALTHY'],
    );
    assert.ok(values.every(({ value, words }) => words === coreDeviceStatusLook(value).words));
    // A filter by a value matches as many devices as its count says.
    for (const { value, amount } of values) {
      const fits = makeListedMatcher({ status: value }, { ...context, members: undefined, found: undefined });
      assert.match(amount, new RegExp(`^${devices.filter(({ device }) => fits(device)).length} `, 'u'));
    }
  });

  it('include what scanned devices run, each device once', () => {
    const component = (componentName: string, componentVersion: string | undefined): InstalledComponent =>
      installedComponent({ componentName, componentVersion });
    const broken = installedComponent({ componentName: 'com.acme.Press', lifecycleStatusCodes: ['RUN_ERROR', 'NONE'] });
    const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR']);
    const devices = [
      knownDevice({
        details: coreDeviceDetails({ coreVersion: '2.14.0' }),
        deployments: [failed, failed],
        components: [component('com.acme.Camera', '1.10.0'), broken],
      }),
      knownDevice({
        device: coreDevice({ platform: undefined, runtime: 'aws_nucleus_lite' }),
        details: undefined,
        deployments: [failedDeployment(['IO_ERROR'])],
        components: [component('com.acme.Camera', '1.9.0'), component('aws.greengrass.Nucleus', '2.9.0')],
      }),
      knownDevice({ details: undefined, deployments: undefined, components: undefined }),
      knownDevice({ deployments: [], components: [component('com.acme.Camera', undefined)] }),
    ];
    const values = {
      runtime: ['aws_nucleus_classic | 3 core devices', 'aws_nucleus_lite | 1 core device'],
      platform: ['linux | 3 core devices'],
      coreVersion: ['2.9.0 | 1 core device', '2.14.0 | 1 core device', '2.18.2 | 1 core device'],
      errorCode: ['DEPLOYMENT_FAILURE | 1 core device', 'IO_ERROR | 2 core devices', 'RUN_ERROR | 1 core device'],
      component: [
        'aws.greengrass.Nucleus | 1 core device',
        'com.acme.Camera | 3 core devices',
        'com.acme.Press | 1 core device',
      ],
    };
    for (const part of ['runtime', 'platform', 'coreVersion', 'errorCode', 'component'] as const) {
      assert.deepEqual(knownValues(devices, part).map(shown), values[part], part);
    }
    assert.deepEqual(knownValues(devices, 'componentVersion', 'com.acme.Camera').map(shown), [
      '1.9.0 | 1 core device',
      '1.10.0 | 1 core device',
    ]);
  });

  it('include thing groups in natural order, with the number of their things if it is known', () => {
    const groups = [
      { name: 'line-10', things: 12 },
      { name: 'Line-3', things: 1 },
      { name: 'crane', things: undefined },
      { name: 'line-2', things: 0 },
    ];
    assert.deepEqual(groupValues(groups).map(shown), [
      'crane',
      'line-2 | 0 things',
      'Line-3 | 1 thing',
      'line-10 | 12 things',
    ]);
  });

  it('include a group of several fleets once, with the sum of its things or no number', () => {
    const groups = [
      { name: 'line', things: 12 },
      { name: 'yard', things: undefined },
      { name: 'line', things: 3 },
      { name: 'yard', things: 3 },
      { name: 'yard', things: 1 },
    ];
    assert.deepEqual(groupValues(groups).map(shown), ['line | 15 things', 'yard']);
  });

  it('include the values of several fleet indexes once, with the number of things and not of core devices', () => {
    const buckets = [
      { value: 'line-10', things: 1 },
      { value: 'line-2', things: 1_200 },
      { value: 'line-2', things: 34 },
    ];
    assert.deepEqual(indexValues(buckets).map(shown), [
      'line-2 | 1,234 things in the index',
      'line-10 | 1 thing in the index',
    ]);
  });

  it('include thing groups with the number of their things in the fleet index, as far as it has them', () => {
    const groups = groupValues([
      { name: 'line-2', things: undefined },
      { name: 'yard', things: 4 },
    ]);
    const inIndex = indexValues([
      { value: 'line-2', things: 7 },
      { value: 'crane', things: 1 },
    ]);
    assert.deepEqual(groupValuesInIndex(groups, inIndex).map(shown), [
      'crane | 1 thing in the index',
      'line-2 | 7 things in the index',
      'yard | 4 things',
    ]);
  });
});
