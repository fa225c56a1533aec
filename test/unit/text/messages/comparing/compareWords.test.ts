import assert from 'node:assert/strict';
import { parseComponentArn } from '../../../../../src/greengrass/addresses/arn';
import {
  comparisonTitle,
  componentVersionName,
  nameOfSide,
  revisionName,
} from '../../../../../src/text/messages/comparing/compareWords';
import { definition } from '../../../fixtures';

const controller = (revisionId: string | undefined, place = 'plant · eu-west-1') =>
  revisionName(definition({ deploymentName: 'weld-controller', revisionId, deploymentId: 'd-7' }), place);

describe('the title of a comparison', () => {
  const other = revisionName(
    definition({ deploymentName: '', targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-4' }),
    'plant · eu-west-1',
  );
  const cases: readonly (readonly [string, string])[] = [
    [comparisonTitle(controller('2'), controller('3')), 'weld-controller: revision 2 ↔ revision 3'],
    [comparisonTitle(controller('2'), other), 'weld-controller revision 2 ↔ line-4 revision 3'],
    [comparisonTitle(controller(undefined), controller('3')), 'weld-controller: deployment d-7 ↔ revision 3'],
    [
      comparisonTitle(controller('3'), controller('3', 'office · us-east-1')),
      'weld-controller revision 3 (plant · eu-west-1) ↔ weld-controller revision 3 (office · us-east-1)',
    ],
  ];
  const version = (number: string) => {
    const arn = `arn:aws:greengrass:eu-west-1:123456789012:components:com.acme.Press:versions:${number}`;
    return componentVersionName(parseComponentArn(arn), arn, 'plant · eu-west-1');
  };
  const componentCases: readonly (readonly [string, string])[] = [
    [comparisonTitle(version('1.0.0'), version('1.10.0')), 'com.acme.Press: 1.0.0 ↔ 1.10.0'],
    [nameOfSide(version('1.0.0-\u202e')), 'com.acme.Press 1.0.0-\\u202e'],
    [nameOfSide(componentVersionName(undefined, 'odd', '')), 'odd'],
  ];
  for (const [title, expected] of [...cases, ...componentCases]) {
    it(`is ${expected}`, () => {
      assert.equal(title, expected);
    });
  }
});
