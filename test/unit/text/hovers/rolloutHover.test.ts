import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { tallyDevices } from '../../../../src/greengrass/rollouts/deviceTally';
import type { Rollout } from '../../../../src/greengrass/rollouts/rollout';
import { rolloutHover } from '../../../../src/text/hovers/rolloutHover';
import { failedDeployment, job, listedDeployment } from '../../fixtures';
import { rollout } from '../../greengrass/rollouts/knownRollout';
import { hoverLines } from './hoverText';

function lines(fields: Partial<Rollout> = {}, uncertain = 0): readonly string[] {
  const deployment = listedDeployment({ parentTargetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/plant' });
  return hoverLines(
    rolloutHover(
      { rollout: rollout({ deployment, ...fields }), uncertain, iotJobId: 'job-1', timeZone: 'utc' },
      explainErrorCode,
    ),
  );
}

describe('the hover of a rollout', () => {
  it('has its devices by outcome, its error codes, and its identifiers', () => {
    const devices = tallyDevices([failedDeployment(['IO_ERROR']), failedDeployment(['RUN_ERROR'])]);
    const text = lines({ job: job({}, { failed: 2, succeeded: 38 }), devices }).join('\n');
    assert.match(text, /Devices: 40 notified: 2 failed, 38 succeeded/u);
    assert.match(text, /Error codes: 1 × IO_ERROR, 1 × RUN_ERROR/u);
    assert.match(text, /^\* IO_ERROR \| .* \| Check the log, and the disk health/mu);
    assert.doesNotMatch(text, /^\* RUN_ERROR/mu, 'The codes are explained in the panel.');
    assert.match(text, /Target: thing group line-3/u);
    assert.match(text, /Sub-deployment of: thing group plant/u);
    assert.match(text, /Created: 2026-11-23 07:00 UTC/u);
    assert.match(text, /IoT job ID: job-1/u);
  });

  it('says how many devices in progress may have finished', () => {
    assert.match(
      lines({}, 1).join('\n'),
      /1 device in progress has reported since its job last changed, and may have finished\./u,
    );
    assert.match(lines({}, 2).join('\n'), /2 devices in progress have reported since their jobs last changed/u);
    assert.doesNotMatch(lines().join('\n'), /may have finished/u);
  });

  it('says how many devices of the thing group were notified, once its members are known', () => {
    const counted = job({}, { failed: 2, succeeded: 36, removed: 1 });
    const devices = (members: number): string | undefined =>
      lines({ job: counted, members }).find((line) => line.startsWith('Devices'));
    assert.equal(devices(40), 'Devices: 38 of 40 notified: 2 failed, 36 succeeded, 1 removed');
    // Devices have left the group, but AWS IoT hasn't counted them as removed yet.
    assert.equal(devices(30), 'Devices: 39 notified: 2 failed, 36 succeeded, 1 removed');
  });

  it('says what is not counted, and counts known devices without the job', () => {
    assert.ok(lines().join('\n').includes('Devices: not counted yet'));
    const devices = tallyDevices([failedDeployment(['IO_ERROR'])]);
    assert.ok(lines({ devices }).join('\n').includes('Known devices: 1 core device: 1 failed'));
  });

  it('says why the job was canceled', () => {
    const text = lines({ job: job({ status: 'CANCELED', reasonCode: 'SITE_CLOSED', comment: 'moved' }) }).join('\n');
    assert.match(text, /Canceled\. Devices that hadn't finished/u);
    assert.match(text, /SITE_CLOSED: moved/u);
  });
});
