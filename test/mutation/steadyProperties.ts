import * as fc from 'fast-check';

// The same inputs in every run, so that a score changes only with the code or its tests. A mutant needs no smallest example.
fc.configureGlobal({ seed: 1, endOnFailure: true });
