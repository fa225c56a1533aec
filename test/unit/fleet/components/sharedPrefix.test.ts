import assert from 'node:assert/strict';
import { sharedPrefix } from '../../../../src/fleet/components/sharedPrefix';

describe('the prefix of the names of components', () => {
  const acme = ['com.acme.Press', 'com.acme.Saw', 'com.acme.lib.Modbus'];

  it('is the reverse domain that most of them begin with', () => {
    assert.equal(sharedPrefix([...acme, 'aws.greengrass.DiskSpooler', 'Press']), 'com.acme.');
  });

  it('is empty if no domain has most of them', () => {
    assert.equal(sharedPrefix([...acme, 'com.other.A', 'com.other.B', 'com.third.C']), '');
    assert.equal(sharedPrefix(['A', 'B', 'com.acme.', 'com.acme', 'a.b.']), '');
  });

  it('is empty for a few names, and for none', () => {
    assert.equal(sharedPrefix([...acme, 'com.acme.Feed']), '');
    assert.equal(sharedPrefix([]), '');
  });
});
