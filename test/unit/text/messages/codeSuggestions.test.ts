import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { countReports } from '../../../../src/greengrass/failures/reportedCodes';
import { codeSuggestions } from '../../../../src/text/messages/codeSuggestions';
import { cataloged } from '../panels/facts';

describe('the suggestions for a code', () => {
  const timeout = cataloged('component', 'RUN_TIMEOUT');
  const full = cataloged('deployment', 'DISK_SPACE_CRITICAL');

  it('have the code, its kind and its meaning, in the order of the search', () => {
    assert.deepEqual(
      codeSuggestions([timeout, full], () => 0),
      [
        { label: 'RUN_TIMEOUT', description: 'Component status code', detail: timeout.meaning, explained: timeout },
        { label: 'DISK_SPACE_CRITICAL', description: 'Deployment error code', detail: full.meaning, explained: full },
      ],
    );
  });

  it('say how many failing core devices report the code', () => {
    const described = (reports: number): readonly string[] =>
      codeSuggestions([full], () => reports).map(({ description }) => description);
    assert.deepEqual(described(1), ['Deployment error code · on 1 failing core device']);
    assert.deepEqual(described(1_200), ['Deployment error code · on 1,200 failing core devices']);
  });

  it('say that no code was found, and what to try', () => {
    const [only, ...others] = codeSuggestions([], countReports([]));
    assert.deepEqual(others, []);
    assert.equal(only?.label, 'No error code found');
    assert.match(only.detail, /^Try other words, .*a whole line from a log\.$/u);
    assert.equal(only.explained, undefined);
    assert.equal(explainErrorCode('deployment', only.label), undefined);
    assert.ok(errorCodes.some(({ code }) => code.startsWith('DISK_SPACE')));
  });
});
