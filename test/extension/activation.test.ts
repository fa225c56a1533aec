import assert from 'node:assert/strict';
import { thisExtension } from './openFleet';

// Before all others: they build the program themselves, and VS Code activates the extension for its commands.
describe('the extension', () => {
  it('is not active before it is needed', () => {
    assert.equal(thisExtension().isActive, false);
  });
});
