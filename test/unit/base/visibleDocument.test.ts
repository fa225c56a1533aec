import assert from 'node:assert/strict';
import { visibleDocument } from '../../../src/base/visibleText';

describe('a text of several lines from AWS', () => {
  it('keeps line breaks, tabs, and the characters of any language', () => {
    const text = 'a:\r\n\tÄ 控制 🤖\n';
    assert.equal(visibleDocument(text), text);
  });

  it('has its invisible characters spelled out', () => {
    assert.equal(
      visibleDocument('\u001b[2J\u0000\u202e\u200b\u2028\ud800'),
      '\\u001b[2J\\u0000\\u202e\\u200b\\u2028\\ud800',
    );
  });

  it('loses a byte order mark at its start only', () => {
    assert.equal(visibleDocument('\ufeffa\ufeff'), 'a\\ufeff');
  });

  it('is never cut', () => {
    assert.equal(visibleDocument('x\n'.repeat(5_000_000)).length, 10_000_000);
  });
});
