import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownText } from '../../../src/core/markdown';
import { anyText } from './arbitraryModels';

describe('text in Markdown', () => {
  it('leaves nothing that Markdown reads', () => {
    assert.equal(markdownText('[x](command:y)'), String.raw`\[x\]\(command\:y\)`);
    assert.equal(markdownText('<b>&amp;$(zap)`c`'), '\\<b\\>\\&amp\\;\\$\\(zap\\)\\`c\\`');
    assert.equal(markdownText('# 1. https://example.com/a_b'), String.raw`\# 1\. https\:\/\/example\.com\/a\_b`);
    assert.equal(markdownText('back\\slash'), String.raw`back\\slash`);
  });

  it('leaves words and the spaces between them as they are', () => {
    assert.equal(markdownText('Größe 5 mm 東京'), 'Größe 5 mm 東京');
  });

  it('begins and ends with no space, which would be code or a line break', () => {
    assert.equal(markdownText('    indented  '), 'indented');
  });

  it('escapes every punctuation mark of ASCII and nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = markdownText(text);
        assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/gu, ''), /[!-/:-@[-`{-~]/u);
        assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/gu, '$1').trim(), text.trim());
      }),
    );
  });
});
