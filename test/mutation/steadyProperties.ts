import * as fc from 'fast-check';

// Uses the same inputs in every run. Otherwise, scores would vary without a change. Skips the search for smallest examples.
fc.configureGlobal({ seed: 1, endOnFailure: true });
