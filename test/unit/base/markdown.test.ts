import assert from 'node:assert/strict';
import fc from 'fast-check';
import { legibleMarkdown, markdownText } from '../../../src/base/markdown';
import { anyText } from '../greengrass/arbitraryModels';

describe('a text escaped for Markdown', () => {
  it('has nothing that Markdown interprets', () => {
    assert.equal(markdownText('[x](command:y)'), String.raw`\[x\]\(command\:y\)`);
    assert.equal(markdownText('<b>&amp;$(zap)`c`'), '\\<b\\>\\&amp\\;\\$\\(zap\\)\\`c\\`');
    assert.equal(markdownText('# 1. https://example.com/a_b'), String.raw`\# 1\. https\:\/\/example\.com\/a\_b`);
    assert.equal(markdownText('back\\slash'), String.raw`back\\slash`);
  });

  it('keeps words and the spaces between them', () => {
    assert.equal(markdownText('Größe 5 mm 東京'), 'Größe 5 mm 東京');
  });

  it('has no space at the start or end, which would be code or a line break', () => {
    assert.equal(markdownText('    indented  '), 'indented');
  });

  it('has every ASCII punctuation mark escaped and nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = markdownText(text);
        assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/gu, ''), /[!-/:-@[-`{-~]/u);
        assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/gu, '$1').trim(), text.trim());
      }),
    );
  });
});

describe('a text escaped for Markdown that is also read unrendered', () => {
  const same = [
    'cellar-gw-2121',
    "The first code (not the last) of every stack; the deployment's reason.",
    'com.acme.Monitor 1.2.3, 20 MB #3, a = b, 5 + 4 - 3: (x)! "y" {z} ^ %',
    '2.12.3 of the nucleus',
    'Größe 5 mm 東京',
    'me @ home, http:/x, wwwx.example',
  ];
  for (const text of same) {
    it(`stays unchanged: ${text}`, () => {
      assert.equal(legibleMarkdown(text), text);
    });
  }

  const escaped: readonly (readonly [text: string, escaped: string])[] = [
    ['[x](command:y)', String.raw`\[x\](command:y)`],
    [
      '![x](y) <b>&amp;`c` |d| ~~e~~ **f** _g_',
      '!\\[x\\](y) \\<b\\>\\&amp;\\`c\\` \\|d\\| \\~\\~e\\~\\~ \\*\\*f\\*\\* \\_g\\_',
    ],
    ['back\\slash $(zap) $x$', String.raw`back\\slash \$(zap) \$x\$`],
    ['# a', String.raw`\# a`],
    ['- a', String.raw`\- a`],
    ['+ a', String.raw`\+ a`],
    ['===', String.raw`\===`],
    ['1. a', String.raw`1\. a`],
    ['12) a', String.raw`12\) a`],
    ['7.', String.raw`7\.`],
    ['a ##', String.raw`a \##`],
    [
      'https://example.com www.example.com WWW.EXAMPLE.COM',
      String.raw`https:\//example.com www\.example.com WWW\.EXAMPLE.COM`,
    ],
    ['mailto:me@example.com', String.raw`mailto:me\@example.com`],
    ['  a\n\n    - b\r\n# c  ', 'a - b # c'],
  ];
  for (const [text, expected] of escaped) {
    it(`has what Markdown interprets escaped: ${JSON.stringify(text)}`, () => {
      assert.equal(legibleMarkdown(text), expected);
    });
  }

  it('has nothing that Markdown interprets anywhere, and unescapes to the original text', () => {
    const pieces = fc.constantFrom(
      '\\',
      '`',
      '*',
      '_',
      '[x](y)',
      '<b>',
      '|',
      '~',
      '&lt;',
      '$',
      '#',
      '-',
      '1. ',
      ' ',
      '\n',
    );
    const addresses = fc.constantFrom('www.', 'http://', 'a@b.c', '@', '.', '/', ':');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, addresses, anyText), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const shown = legibleMarkdown(text);
        assert.doesNotMatch(shown.replace(/\\[!-/:-@[-`{-~]/gu, ''), /[\\`*_[\]<>|~&$\n\r]/u);
        assert.doesNotMatch(shown, /^[#+=-]|^\d{1,9}[.)](?:\s|$)|:\/\/|www\.|\w@\w/iu);
        assert.equal(shown.replace(/\\([!-/:-@[-`{-~])/gu, '$1'), text.replace(/\s*[\n\r]\s*/gu, ' ').trim());
      }),
    );
  });
});
