import assert from 'node:assert/strict';
import { statementToAskFor } from '../../../../src/greengrass/permissions/iamStatement';

describe('the IAM statement to ask for', () => {
  for (const action of ['greengrass:ListCoreDevices', 'iot:DescribeJob', 'iot:GetThingShadow']) {
    it(`allows ${action} and nothing else`, () => {
      const statement: unknown = JSON.parse(statementToAskFor({ kind: 'denied', permission: action }) ?? '');
      assert.deepEqual(statement, { Effect: 'Allow', Action: action, Resource: '*' });
    });
  }

  // The missing action comes from a message, so it must not lead to more than read access.
  const refused = [
    'iam:CreateUser',
    's3:GetObject',
    'greengrass:*',
    'iot:Get*',
    'greengrass:DeleteCoreDevice',
    'iot:GetX:y',
    'x',
  ];
  for (const action of [...refused, undefined]) {
    it(`is refused for ${action ?? 'an unknown action'}`, () => {
      assert.equal(statementToAskFor({ kind: 'denied', permission: action }), undefined);
    });
  }
});
