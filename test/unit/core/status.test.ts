import assert from 'node:assert/strict';
import {
  coreDeviceStatusLook,
  executionStatusLook,
  lifecycleStateLook,
  type StatusLook,
} from '../../../src/core/status';

const statuses = ['QUEUED', 'IN_PROGRESS', 'SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'REJECTED'];
const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'FINISHED', 'ERRORED', 'BROKEN'];

function assertDistinct(looks: readonly StatusLook[]): void {
  assert.equal(new Set(looks.map(({ words }) => words)).size, looks.length);
  assert.equal(new Set(looks.map(({ icon }) => icon)).size, looks.length);
}

describe('states', () => {
  it('have words and an icon of their own, for each of the eight execution statuses', () => {
    assertDistinct(statuses.map(executionStatusLook));
  });

  it('have words and an icon of their own, for each of the eight lifecycle states', () => {
    assertDistinct(states.map(lifecycleStateLook));
  });

  it('read as success for SUCCEEDED and COMPLETED, and as information for REJECTED', () => {
    assert.equal(executionStatusLook('SUCCEEDED').severity, 'success');
    assert.equal(executionStatusLook('COMPLETED').severity, 'success');
    assert.equal(executionStatusLook('REJECTED').severity, 'info');
  });

  it('never call HEALTHY more than it is', () => {
    assert.equal(coreDeviceStatusLook('HEALTHY').severity, 'neutral');
  });

  for (const value of ['PAUSED', '__proto__', 'constructor']) {
    it(`show an unknown value as itself: ${value}`, () => {
      assert.equal(executionStatusLook(value).words, value);
      assert.equal(lifecycleStateLook(value).severity, 'unknown');
    });
  }

  it('have words for no value at all', () => {
    assert.equal(executionStatusLook(undefined).words, 'No status');
    assert.equal(lifecycleStateLook('').words, 'No status');
  });
});
