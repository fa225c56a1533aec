import assert from 'node:assert/strict';
import { topicsIn, type LogTopic } from '../../../../../src/greengrass/codes/search/logTopics';

/** Words of logs that have no error code of their own, by what they are about. */
const words: Readonly<Record<LogTopic | 'nothing', readonly string[]>> = {
  rollback: ['rollback', 'Rolled back', 'roll-back', 'rolling back', 'FAILED_ROLLBACK_COMPLETE', 'UNABLE_TO_ROLLBACK'],
  noStateChange: ['FAILED_NO_STATE_CHANGE', 'no state change'],
  sudo: ['sudo', 'sudo: not found', 'sudo: a password is required', 'root is not in the sudoers file'],
  gpu: ['GPU', 'no GPUs found', 'CUDA error: out of memory', 'nvidia-smi has failed', 'NVML: driver mismatch'],
  signal: ['Terminated', 'killed', 'OOMKilled', 'SIGTERM', 'signal 15', 'exit code 143', 'process was terminated'],
  endOfData: ['EOF', 'unexpected EOF', 'java.io.EOFException', 'Premature end of body', 'unexpected end of JSON input'],
  nothing: ['connection was terminated', 'scroll backwards', 'pseudo', 'skilled', 'exit code 1', 'state change', ''],
};

describe('the topics of a log', () => {
  for (const [topic, texts] of Object.entries(words)) {
    for (const text of texts) {
      it(`are ${topic} in "${text}"`, () => {
        assert.deepEqual(topicsIn(text), topic === 'nothing' ? [] : [topic]);
      });
    }
  }

  it('can be several', () => {
    assert.deepEqual(topicsIn('sudo: killed, rolled back'), ['rollback', 'sudo', 'signal']);
  });
});
