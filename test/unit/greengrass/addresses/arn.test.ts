import assert from 'node:assert/strict';
import {
  accountOfArn,
  coreDeviceArn,
  parseArn,
  parseComponentArn,
  targetInWords,
  targetName,
} from '../../../../src/greengrass/addresses/arn';

describe('ARN', () => {
  it('is parsed in every partition', () => {
    assert.deepEqual(parseArn('arn:aws-cn:iot:cn-north-1:123456789012:thinggroup/line-3'), {
      partition: 'aws-cn',
      service: 'iot',
      region: 'cn-north-1',
      account: '123456789012',
      resource: 'thinggroup/line-3',
    });
    assert.equal(parseArn('arn:aws:s3:::bucket/key:1')?.resource, 'bucket/key:1');
  });

  for (const text of [
    undefined,
    '',
    'press-1',
    'arn:aws',
    'arn:aws:iot:eu-west-1:123456789012:',
    'x arn:aws:a:b:c:d',
  ]) {
    it(`is not found in ${JSON.stringify(text)}`, () => {
      assert.equal(parseArn(text), undefined);
      assert.equal(accountOfArn(text), undefined);
    });
  }

  it('has the account if it contains one', () => {
    assert.equal(accountOfArn('arn:aws:iot:eu-west-1:123456789012:job/1'), '123456789012');
    assert.equal(accountOfArn('arn:aws:greengrass:eu-west-1:aws:components:aws.greengrass.Cli'), undefined);
    assert.equal(accountOfArn('arn:aws:iot:eu-west-1::job/1'), undefined);
    assert.equal(accountOfArn('arn:aws:iot:eu-west-1:1234567890123:job/1'), undefined);
  });

  it('of a core device has the format of AWS', () => {
    assert.equal(
      coreDeviceArn('aws-us-gov', 'us-gov-west-1', '123456789012', 'plant:press_1'),
      'arn:aws-us-gov:greengrass:us-gov-west-1:123456789012:coreDevices:plant:press_1',
    );
  });

  it('of a component has its name, and a version or none', () => {
    const arn = 'arn:aws:greengrass:eu-west-1:aws:components:aws.greengrass.Cli';
    assert.deepEqual(parseComponentArn(arn), {
      componentName: 'aws.greengrass.Cli',
      componentVersion: undefined,
      nameAndVersion: 'aws.greengrass.Cli',
      isPublic: true,
    });
    const own = parseComponentArn(`${arn.replace(':aws:c', ':123456789012:c')}:versions:2.14.3`);
    assert.equal(own?.nameAndVersion, 'aws.greengrass.Cli 2.14.3');
    assert.equal(own.isPublic, false);
  });

  for (const text of [
    'aws.greengrass.Cli',
    'arn:aws:iot:eu-west-1:1:components:a',
    'arn:aws:greengrass:x:1:coreDevices:a',
  ]) {
    it(`is not that of a component: ${text}`, () => {
      assert.equal(parseComponentArn(text), undefined);
    });
  }

  const targets: readonly (readonly [arn: string, name: string, words: string])[] = [
    ['arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3', 'line-3', 'thing group line-3'],
    ['arn:aws:iot:eu-west-1:123456789012:thing/plant:press_1', 'plant:press_1', 'thing plant:press_1'],
    ['arn:aws:iot:eu-west-1:123456789012:thing/a/b', 'a/b', 'thing a/b'],
    ['arn:aws:iot:eu-west-1:123456789012:billinggroup/x', 'x', 'billinggroup/x'],
    ['arn:aws:iot:eu-west-1:123456789012:odd', 'odd', 'odd'],
    ['no ARN at all', 'no ARN at all', 'no ARN at all'],
  ];
  for (const [arn, name, words] of targets) {
    it(`of a target: ${words}`, () => {
      assert.equal(targetName(arn), name);
      assert.equal(targetInWords(arn), words);
    });
  }
});
