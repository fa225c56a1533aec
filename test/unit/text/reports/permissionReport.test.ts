import assert from 'node:assert/strict';
import { fleetError, type FleetError } from '../../../../src/greengrass/ports/fleetError';
import { minimalPolicy, type PermissionResult } from '../../../../src/greengrass/permissions/permissions';
import { permissionReport } from '../../../../src/text/reports/permissionReport';

const at = { profile: 'plant', region: 'eu-west-1' };

/** No identity-based policy allows the action. */
const missing = { isExplicit: false, policy: 'identity' } as const;

function result(action: string, feature: string, error?: FleetError): PermissionResult {
  return { check: { action, feature, call: () => Promise.resolve() }, error };
}

const end = [
  "If a policy allows only certain resources, the result may differ for real core devices. The `iot:` actions that AWS requires to list deployments can't be tested with a placeholder name. `iot:SearchIndex`, `iot:GetBucketsAggregation`, and `logs:StartLiveTail` aren't tested, because AWS bills them.",
  '',
];
const policy = [
  '## The least-privilege policy',
  '',
  'It covers everything that Greengrass Explorer does, and allows only read access.',
  '',
  '```json',
  ...JSON.stringify(minimalPolicy, undefined, 2).split('\n'),
  '```',
  '',
];

describe('the report of permissions', () => {
  it('says what is allowed, missing or unknown, and what to ask for', () => {
    const results = [
      result('greengrass:ListCoreDevices', 'Core devices'),
      result(
        'greengrass:ListEffectiveDeployments',
        'Deployments of a device',
        fleetError({ kind: 'denied', permission: 'iot:DescribeJob', denial: missing }, 'no'),
      ),
      result('greengrass:GetCoreDevice', 'Details', fleetError({ kind: 'denied', denial: missing }, 'no')),
      result('greengrass:GetDeployment', 'Definition', fleetError({ kind: 'offline' }, 'no')),
    ];
    assert.deepEqual(permissionReport(results, at).split('\n'), [
      '# Permissions for profile plant\\, Region eu\\-west\\-1',
      '',
      '1 of 4 calls are allowed. Each call was made once, with a placeholder name if it needs one.',
      '',
      '- ✓ Core devices (`greengrass:ListCoreDevices`): allowed',
      '- ✕ Deployments of a device (`greengrass:ListEffectiveDeployments`): not allowed, `iot:DescribeJob` is missing',
      '- ✕ Details (`greengrass:GetCoreDevice`): not allowed, `greengrass:GetCoreDevice` is missing',
      "- ? Definition (`greengrass:GetDeployment`): unknown. Can\\'t reach AWS",
      '',
      ...end,
      '## The IAM statement to ask for',
      '',
      'It allows the missing actions.',
      '',
      '```json',
      '{',
      '  "Effect": "Allow",',
      '  "Action": [',
      '    "iot:DescribeJob",',
      '    "greengrass:GetCoreDevice"',
      '  ],',
      '  "Resource": "*"',
      '}',
      '```',
      '',
      ...policy,
    ]);
  });

  it("doesn't ask for what an Allow statement can't allow", () => {
    const denial = { isExplicit: true, policy: 'serviceControl' } as const;
    const denied = (action: string, error: FleetError): PermissionResult => result(action, action, error);
    const report = permissionReport(
      [
        denied('greengrass:ListCoreDevices', fleetError({ kind: 'denied', denial }, 'no')),
        denied('greengrass:GetCoreDevice', fleetError({ kind: 'denied', denial: missing }, 'no')),
      ],
      at,
    );
    const [, asked = ''] = /## The IAM statement to ask for(.*)## The least/su.exec(report) ?? [];
    assert.match(report, /`greengrass:ListCoreDevices`\): not allowed, .*An Allow statement won't help$/mu);
    assert.ok(asked.includes('"greengrass:GetCoreDevice"'), asked);
    assert.ok(!asked.includes('ListCoreDevices'), asked);
  });

  it('asks for nothing if everything is allowed', () => {
    assert.deepEqual(
      permissionReport([result('greengrass:ListCoreDevices', 'Core devices')], at)
        .split('\n')
        .slice(4),
      ['- ✓ Core devices (`greengrass:ListCoreDevices`): allowed', '', ...end, ...policy],
    );
  });
});
