// Writes the sample fleet as a snapshot, which the extension includes for users without credentials.
import { readFileSync, writeFileSync } from 'node:fs';
import { snapshotText } from '../../src/fleet/snapshots/snapshot';
import { sampleSnapshot } from './sample/sampleSnapshot';

const [file = ''] = process.argv.slice(2);
writeFileSync(file, snapshotText(sampleSnapshot()));
console.log(`${file}: ${Math.round(readFileSync(file).length / 1000)} KB`);
