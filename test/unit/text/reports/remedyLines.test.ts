import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { remedyLines, unhealthyLines } from '../../../../src/text/reports/remedyLines';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';

describe('the remedies in a failure report', () => {
  it('are those that no code explains', () => {
    const linesFor = (...codes: readonly string[]): readonly string[] => {
      const deployment = failedDeployment(codes);
      // The parts of a redacted report are copies of what is on the device.
      return remedyLines(knownDevice({ deployments: [deployment] }), { ...deployment }, explainErrorCode);
    };
    assert.match(linesFor().join('\n'), /^- What to do: Check the nucleus log around [^\n]*$/u);
    assert.match(linesFor('FROM_THE_FUTURE').join('\n'), /^- What to do: Check the nucleus log/u);
    assert.deepEqual(linesFor('DISK_SPACE_CRITICAL'), []);
    const running = installedComponent();
    assert.deepEqual(remedyLines(knownDevice({ components: [running] }), running, explainErrorCode), []);
  });

  it('are for an unhealthy device on which nothing is known to fail, too', () => {
    const on = knownDevice({ device: coreDevice({ status: 'UNHEALTHY' }) });
    assert.equal(unhealthyLines(on).at(-1), '- What to do: Refresh it. If it stays unhealthy, check the nucleus log.');
    const saved = { ...on, place: { ...on.place, asOf: now } };
    assert.equal(unhealthyLines(saved).at(-1), '- What to do: Check the nucleus log.');
    assert.deepEqual(unhealthyLines({ ...on, components: undefined }), []);
    assert.deepEqual(unhealthyLines(knownDevice()), []);
  });
});
