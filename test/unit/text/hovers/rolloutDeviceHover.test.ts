import assert from 'node:assert/strict';
import type { DeviceOutcome } from '../../../../src/greengrass/rollouts/deviceOutcome';
import { rolloutDeviceHover } from '../../../../src/text/hovers/rolloutDeviceHover';
import { effectiveDeployment, failedDeployment, jobExecution, listedDeployment } from '../../fixtures';
import { hoverLines } from './hoverText';

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00Z`);

/** A device whose job is in progress, except for the given fields. */
function lines(fields: Partial<DeviceOutcome> = {}, blockedBy: readonly string[] = []): readonly string[] {
  const device: DeviceOutcome = {
    thingName: 'dock-1',
    outcome: 'inProgress',
    execution: jobExecution({ status: 'IN_PROGRESS', startedAt: at('07:00'), lastUpdatedAt: at('07:30') }),
    effective: undefined,
    isUncertain: false,
    replacedBy: undefined,
    ...fields,
  };
  return hoverLines(rolloutDeviceHover({ device, blockedBy, timeZone: 'utc' }));
}

describe('the hover of a core device below a deployment', () => {
  it('says whether the device picked up the job, and when it last changed', () => {
    assert.deepEqual(lines(), [
      '# dock-1',
      'Status: In progress',
      'The device picked up its job at 2026-11-23 07:00 UTC.',
      'Last changed: 2026-11-23 07:30 UTC',
    ]);
    const execution = jobExecution({ status: 'QUEUED', queuedAt: at('06:00'), startedAt: undefined });
    assert.match(lines({ outcome: 'queued', execution })[2] ?? '', /^AWS IoT queued its job at .*picked it up\.$/u);
  });

  it('says what blocks it instead of what the job says, unless the outcome is in doubt', () => {
    assert.deepEqual(lines({}, ['It is queued behind paint.']).slice(1, 4), [
      'Status: In progress',
      'It is queued behind paint.',
      'Last changed: 2026-11-23 07:30 UTC',
    ]);
    assert.doesNotMatch(lines({ isUncertain: true }, ['It is queued behind paint.']).join(), /queued behind/u);
  });

  it('says that AWS IoT did not get what the device reported', () => {
    const effective = effectiveDeployment({ modifiedTimestamp: at('08:00') });
    assert.match(
      lines({ isUncertain: true, effective }).join('\n'),
      /The device reported succeeded at 2026-11-23 08:00 UTC\. AWS IoT didn't get it, so its job still says in progress\./u,
    );
    assert.match(lines({ isUncertain: true }).join('\n'), /since the job last changed, so it may have finished\./u);
    const replacedBy = listedDeployment({ deploymentName: 'ring-1' });
    assert.match(lines({ replacedBy }).join('\n'), /Sub-deployment ring-1 replaced it on this device\./u);
  });

  it('has the error code of a failure, and nothing about its job', () => {
    const effective = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']);
    assert.deepEqual(lines({ outcome: 'failed', effective }).slice(1, 3), [
      'Status: Failed',
      'Error code: DISK_SPACE_CRITICAL',
    ]);
  });
});
