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
      codeSuggestions('timeout disk', [timeout, full], () => 0),
      [
        { label: 'RUN_TIMEOUT', description: 'Component status code', detail: timeout.meaning, explains: timeout },
        { label: 'DISK_SPACE_CRITICAL', description: 'Deployment error code', detail: full.meaning, explains: full },
      ],
    );
  });

  it('say how many failing core devices report the code', () => {
    const described = (reports: number): readonly string[] =>
      codeSuggestions('', [full], () => reports).map(({ description }) => description);
    assert.deepEqual(described(1), ['Deployment error code · on 1 failing core device']);
    assert.deepEqual(described(1_200), ['Deployment error code · on 1,200 failing core devices']);
  });

  it('say that no code was found, and what to try', () => {
    const [only, ...others] = codeSuggestions('xyzzy', [], countReports([]));
    assert.deepEqual(others, []);
    assert.equal(only?.label, 'No error code found');
    assert.match(only.detail, /^Try other words, .*a whole line from a log\.$/u);
    assert.equal(only.explains, undefined);
    assert.equal(explainErrorCode('deployment', only.label), undefined);
    assert.ok(errorCodes.some(({ code }) => code.startsWith('DISK_SPACE')));
  });

  it('say first what a typed word means that has no code of its own, and last for a line from a log', () => {
    const labels = (typed: string): readonly string[] =>
      codeSuggestions(typed, [full], () => 0).map(({ label }) => label);
    assert.deepEqual(labels('sudo'), ['sudo', 'DISK_SPACE_CRITICAL']);
    const line =
      '2024-03-24T21:12:02.726Z [WARN] (Copier) com.acme.Monitor: stderr. sudo: unable to write: No space left';
    assert.deepEqual(labels(line), ['DISK_SPACE_CRITICAL', 'sudo']);
    const [sudo] = codeSuggestions('sudo', [], () => 0);
    assert.equal(sudo?.description, 'Not an error code');
    assert.match(sudo.detail, /^On Linux, the nucleus uses sudo .*RequiresPrivilege/u);
    assert.equal(sudo.explains, 'sudo');
  });
});
