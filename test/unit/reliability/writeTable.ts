// `npm run reliability`: writes test/RELIABILITY.md.
import { writeTable } from './reliabilityTable';

void writeTable();
