import assert from 'node:assert/strict';
import {
  coreDeviceStatusLook,
  executionStatusLook,
  isFailing,
  lifecycleStateLook,
  severities,
  worse,
  type Severity,
  type StatusLook,
} from '../../../../src/greengrass/status/status';

type Look = (status: string | undefined) => StatusLook;
type Expected = Readonly<Record<string, readonly [words: string, severity: Severity]>>;

const executionStatuses: Expected = {
  QUEUED: ['Queued', 'neutral'],
  IN_PROGRESS: ['In progress', 'progress'],
  SUCCEEDED: ['Succeeded', 'success'],
  COMPLETED: ['Completed', 'success'],
  FAILED: ['Failed', 'error'],
  TIMED_OUT: ['Timed out', 'error'],
  CANCELED: ['Canceled', 'neutral'],
  REJECTED: ['Rejected', 'info'],
};

const lifecycleStates: Expected = {
  NEW: ['New', 'neutral'],
  INSTALLED: ['Installed', 'neutral'],
  STARTING: ['Starting', 'progress'],
  RUNNING: ['Running', 'success'],
  STOPPING: ['Stopping', 'progress'],
  ERRORED: ['Errored', 'warning'],
  BROKEN: ['Broken', 'error'],
  FINISHED: ['Finished', 'success'],
};

const coreDeviceStatuses: Expected = {
  HEALTHY: ['Healthy', 'neutral'],
  UNHEALTHY: ['Unhealthy', 'error'],
};

function describeLooks(what: string, lookOf: Look, expected: Expected): void {
  describe(what, () => {
    for (const [status, [words, severity]] of Object.entries(expected)) {
      it(`shows ${status} as "${words}" with severity ${severity}`, () => {
        const look = lookOf(status);
        assert.deepEqual([look.words, look.severity], [words, severity]);
      });
    }

    it('has a different icon for each value and for unknown values', () => {
      const icons = [...Object.keys(expected), 'FROM_THE_FUTURE'].map((status) => lookOf(status).icon);
      assert.equal(new Set(icons).size, icons.length, icons.join(' '));
      icons.forEach((icon) => {
        assert.match(icon, /^[a-z][a-z-]+$/u);
      });
    });

    for (const unknown of [
      'FROM_THE_FUTURE',
      'healthy',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      ' ',
    ]) {
      it(`shows the unknown value "${unknown}" as itself`, () => {
        assert.deepEqual(lookOf(unknown), { words: unknown, icon: 'question', severity: 'unknown' });
      });
    }

    for (const absent of ['', undefined]) {
      it(`has words for ${absent === undefined ? 'an absent value' : 'an empty value'}`, () => {
        assert.deepEqual(lookOf(absent), { words: 'No status', icon: 'question', severity: 'unknown' });
      });
    }
  });
}

describeLooks('the look of an execution status', executionStatusLook, executionStatuses);
describeLooks('the look of a lifecycle state', lifecycleStateLook, lifecycleStates);
describeLooks('the look of a core device status', coreDeviceStatusLook, coreDeviceStatuses);

describe('the severity', () => {
  it('is never success for a device only because it reports healthy', () => {
    assert.notEqual(coreDeviceStatusLook('HEALTHY').severity, 'success');
    assert.doesNotMatch(coreDeviceStatusLook('HEALTHY').words, /online|ok/iu);
  });

  it('is failing only for warnings and errors', () => {
    assert.deepEqual(severities.filter(isFailing), ['warning', 'error']);
  });

  it('is the worse of two, or the first of two equal ones', () => {
    const failed = executionStatusLook('FAILED');
    const timedOut = executionStatusLook('TIMED_OUT');
    const errored = lifecycleStateLook('ERRORED');
    assert.equal(worse(failed, errored), failed);
    assert.equal(worse(errored, failed), failed);
    assert.equal(worse(failed, timedOut), failed);
    assert.equal(worse(timedOut, failed), timedOut);
    assert.equal(worse(executionStatusLook('SUCCEEDED'), executionStatusLook('LATER')).words, 'LATER');
  });
});
