import assert from 'node:assert/strict';
import { hasGreengrass, isRegionName, partitionOf, regionsOf } from '../../../src/greengrass/regions';

describe('a Region', () => {
  const partitions: readonly (readonly [region: string, partition: string])[] = [
    ['eu-west-1', 'aws'],
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['somewhere-new-1', 'aws'],
  ];
  for (const [region, partition] of partitions) {
    it(`named ${region} is in the partition ${partition}`, () => {
      assert.equal(partitionOf(region), partition);
    });
  }

  it('is offered with the others of its partition, in order', () => {
    assert.deepEqual(regionsOf('aws-us-gov'), ['us-gov-east-1', 'us-gov-west-1']);
    assert.deepEqual(regionsOf('aws-cn'), ['cn-north-1']);
    assert.equal(regionsOf('aws')[0], 'ap-northeast-1');
    assert.equal(regionsOf('aws').at(-1), 'us-west-2');
  });

  it('is known to have Greengrass or not', () => {
    assert.equal(hasGreengrass('eu-west-1'), true);
    assert.equal(hasGreengrass('eu-west-3'), false);
  });

  for (const name of ['eu-west-1', 'us-gov-east-1', 'eusc-de-east-1', 'xx-1']) {
    it(`can be named ${name}`, () => {
      assert.equal(isRegionName(name), true);
    });
  }

  for (const name of [
    '',
    'eu',
    'e-west-1',
    'eu-',
    'eu--1',
    'EU-WEST-1',
    'eu-west-1.evil.example',
    'x/eu-west-1',
    'eu-west-1#',
  ]) {
    it(`can't be named ${JSON.stringify(name)}, because the name becomes part of a host`, () => {
      assert.equal(isRegionName(name), false);
    });
  }
});
