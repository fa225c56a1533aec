import assert from 'node:assert/strict';
import { contentSecurityPolicy, panelHtml } from '../../../src/panels/panelHtml';

describe('the HTML of a panel', () => {
  const page = {
    cspSource: 'https://file.example',
    nonce: 'n0nce',
    script: 'https://file.example/main.js',
    style: 'https://file.example/details.css',
  };

  it('allows only its script and its style sheet', () => {
    assert.equal(
      contentSecurityPolicy(page),
      "default-src 'none'; style-src https://file.example; script-src 'nonce-n0nce'; base-uri 'none'; form-action 'none'",
    );
    assert.ok(panelHtml(page).includes(`content="${contentSecurityPolicy(page)}"`));
  });

  it('has no inline style and no inline script', () => {
    const html = panelHtml(page);
    assert.doesNotMatch(html, /<style| style=| on\w+=/u);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/gu), ['<script nonce="n0nce" src="https://file.example/main.js">']);
  });
});
