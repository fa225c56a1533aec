import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { jobSettingSentences } from '../../../../../src/text/messages/deployments/jobSettingWords';

describe('the settings of a job', () => {
  it('are the rate, the criteria to stop, and the timeout in sentences', () => {
    const configuration = {
      jobExecutionsRolloutConfig: {
        maximumPerMinute: 1000,
        exponentialRate: {
          baseRatePerMinute: 1,
          incrementFactor: 1.5,
          rateIncreaseCriteria: { numberOfNotifiedThings: 50 },
        },
      },
      abortConfig: {
        criteriaList: [
          { failureType: 'FAILED', action: 'CANCEL', thresholdPercentage: 10, minNumberOfExecutedThings: 5 },
          { failureType: 'ALL', action: 'CANCEL', thresholdPercentage: 2.5, minNumberOfExecutedThings: 1 },
        ],
      },
      timeoutConfig: { inProgressTimeoutInMinutes: 60 },
    };
    assert.deepEqual(jobSettingSentences(configuration), [
      'Starts with 1 device a minute.',
      'The rate grows by a factor of 1.5 after every 50 notified.',
      'Notifies at most 1,000 devices a minute.',
      'Stops when 10 % of at least 5 devices have failed.',
      'Stops when 2.5 % of at least 1 device have failed, rejected it, or timed out.',
      'A device times out after 60 minutes in progress.',
    ]);
  });

  it('have no sentence if nothing is set', () => {
    assert.deepEqual([jobSettingSentences(undefined), jobSettingSentences({})], [[], []]);
  });

  it('never throw, and leave out what has another shape', () => {
    fc.assert(
      fc.property(fc.object(), (configuration) => {
        assert.ok(Array.isArray(jobSettingSentences(configuration)));
      }),
    );
    const odd = { abortConfig: { criteriaList: [null, 7, { thresholdPercentage: 10, failureType: 'LATE' }] } };
    assert.deepEqual(jobSettingSentences(odd), ['Stops when 10 % of the devices have ended as LATE.']);
  });
});
