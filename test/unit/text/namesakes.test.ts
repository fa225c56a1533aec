import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minuteOf } from '../../../src/base/time';
import type { EffectiveDeployment } from '../../../src/greengrass/model';
import { distinction } from '../../../src/text/messages/deployments/namesakes';
import { effectiveDeploymentRow } from '../../../src/text/rows/effectiveDeploymentRow';
import { effectiveDeployment, hoursAgo, textContext } from '../fixtures';

function deployment(deploymentId: string, fields: Partial<EffectiveDeployment> = {}): EffectiveDeployment {
  return effectiveDeployment({ deploymentId, deploymentName: 'press-line', ...fields });
}

function descriptions(deployments: readonly EffectiveDeployment[]): readonly string[] {
  return deployments.map((one) => effectiveDeploymentRow(one, deployments, textContext).description);
}

describe('deployments of the same name on a device', () => {
  it('have the time of their creation in their rows', () => {
    const created = [hoursAgo(30), hoursAgo(40)];
    const rows = descriptions(created.map((creationTimestamp, id) => deployment(`${id}`, { creationTimestamp })));
    assert.deepEqual(
      rows.map((row) => row.split(' · ')[0]),
      created.map((time) => minuteOf(time, 'local')),
    );
  });

  it('have the start of their IDs if they were created in the same minute, or if a time is missing', () => {
    const same = { creationTimestamp: hoursAgo(30) };
    const [a, b] = ['0f0a1f3e-0001', '1f0a1f3e-0002'];
    const starts = (second: Partial<EffectiveDeployment>): readonly (string | undefined)[] =>
      descriptions([deployment(a, same), deployment(b, second)]).map((row) => row.split(' · ')[0]);
    assert.deepEqual(starts(same), ['0f0a1f3e', '1f0a1f3e']);
    assert.deepEqual(starts({ creationTimestamp: undefined }), [minuteOf(hoursAgo(30), 'local'), '1f0a1f3e']);
    const alike = ['0f0a1f3e-0001', '0f0a1f3e-0002'].map((id) => deployment(id, same));
    assert.deepEqual(
      descriptions(alike).map((row) => row.split(' · ')[0]),
      ['0f0a1f3e-0001', '0f0a1f3e-0002'],
    );
  });

  it('have the code of a failure, or what fixed it, before that', () => {
    const failure = {
      coreDeviceExecutionStatus: 'FAILED',
      statusDetails: { errorStack: ['IO_ERROR'], errorTypes: [] },
    };
    const [fixed, fix, failed] = [
      deployment('0f0a1f3e', { ...failure, creationTimestamp: hoursAgo(30), targetArn: 'line-3' }),
      deployment('1f0a1f3e', { creationTimestamp: hoursAgo(20), targetArn: 'line-3' }),
      deployment('2f0a1f3e', { ...failure, creationTimestamp: hoursAgo(10), targetArn: 'line-4' }),
    ];
    assert.deepEqual(descriptions([fixed, fix, failed]), [
      `Fixed by a later deployment (3 h ago) · ${minuteOf(hoursAgo(30), 'local')} · 3 h`,
      `${minuteOf(hoursAgo(20), 'local')} · 3 h`,
      `IO_ERROR · ${minuteOf(hoursAgo(10), 'local')} · 3 h`,
    ]);
  });

  it('say the same to a screen reader', () => {
    const deployments = [deployment('0f0a1f3e-0001'), deployment('1f0a1f3e-0002')];
    const [first] = deployments.map((one) => effectiveDeploymentRow(one, deployments, textContext).accessibilityLabel);
    assert.match(first ?? '', /^Deployment press-line, 0f0a1f3e, /u);
  });

  it('are all different, and others are left alone', () => {
    const anyDeployment = fc.record({
      deploymentId: fc.uuid(),
      deploymentName: fc.constantFrom('press-line', 'vision'),
      creationTimestamp: fc.option(fc.constantFrom(hoursAgo(1), hoursAgo(2), hoursAgo(3)), { nil: undefined }),
    });
    const anyDeployments = fc.uniqueArray(anyDeployment, {
      selector: ({ deploymentId }) => deploymentId,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyDeployments, (fields) => {
        const deployments = fields.map(effectiveDeployment);
        for (const name of ['press-line', 'vision']) {
          const named = deployments.filter(({ deploymentName }) => deploymentName === name);
          const words = named.map((one) => distinction(one, deployments, 'local'));
          assert.equal(new Set(words).size, words.length);
          assert.equal(words.includes(undefined), named.length === 1);
        }
      }),
    );
  });
});
