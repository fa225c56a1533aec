import assert from 'node:assert/strict';
import { severities, type Severity } from '../../../../src/greengrass/status/status';
import { momentCell, statusCell, textField } from '../../../../src/text/panels/values';
import { hoursAgo } from '../../fixtures';

describe('a cell of a panel', () => {
  it('with a status is sorted from worst to harmless', () => {
    const cells = severities.map((severity) => statusCell({ words: severity, icon: '', severity }));
    const sorted = [...cells].sort((a, b) => (a.order ?? NaN) - (b.order ?? NaN)).map(({ text }) => text);
    const worstFirst: readonly Severity[] = ['error', 'warning', 'progress', 'info', 'unknown', 'neutral', 'success'];
    assert.deepEqual(sorted, worstFirst);
  });

  it('without a time is sorted before those with one', () => {
    assert.deepEqual(momentCell(undefined), { text: 'not reported', order: 0 });
    assert.deepEqual(momentCell(hoursAgo(1)), { text: '', time: hoursAgo(1).getTime() });
  });
});

describe('a field of a panel', () => {
  it('is absent without a text', () => {
    assert.deepEqual([textField('ARN', undefined), textField('ARN', '')], [[], []]);
  });

  it('shows a text with invisible characters spelled out, and copies it unchanged', () => {
    assert.deepEqual(
      textField('Details', 'a\u202Eb\nc').map(({ value }) => value.copy),
      ['a\u202Eb\nc'],
    );
    assert.doesNotMatch(textField('Details', 'a\u202Eb\nc')[0]?.value.text ?? '\n', /[\u202E\n]/u);
  });
});
