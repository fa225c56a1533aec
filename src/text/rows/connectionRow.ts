import type { ConnectionSelection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../errors/errorWords';
import { count } from '../../base/numbers';
import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { areAllScanned, type IndexCoverage } from '../../fleet/components/indexCoverage';
import { scannedWords } from '../messages/components/componentCoverageWords';
import { inParts, inSpeech, type Row } from './row';

/** What the row of a connection shows. */
export interface ConnectionFacts {
  /** The user's name for it; `undefined` if the profile is enough. */
  readonly name: string | undefined;
  readonly at: ConnectionSelection;
  readonly account: string | undefined;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf: Date | undefined;
  /** The summary of the fleet; `undefined` until some core devices are loaded. */
  readonly summary: string | undefined;
  /** Why the fleet couldn't be loaded. */
  readonly error: FleetError | undefined;
  /** The current time, also for a snapshot. */
  readonly now: Date;
}

/** The row of one of several connections: its error or the summary of its fleet, then its profile, Region and account. */
export function connectionRow({ name, at, account, asOf, summary, error, now }: ConnectionFacts): Row {
  const label = visibleName(name ?? at.profile ?? 'default');
  const place = [
    name === undefined ? undefined : visibleText(at.profile ?? 'default'),
    at.region === undefined ? undefined : visibleText(at.region),
    account,
  ];
  const state = error === undefined ? summary : wordsForError(error, at).sentence;
  const snapshot = asOf === undefined ? [] : ['Snapshot', shortAgeOf(asOf, now)];
  return {
    label,
    description: inParts(state, ...place, ...snapshot),
    icon: error !== undefined ? 'warning' : asOf === undefined ? 'cloud' : 'archive',
    severity: error === undefined ? 'neutral' : 'warning',
    accessibilityLabel: inSpeech(
      `Connection ${label}`,
      state?.replaceAll(' · ', ', '),
      ...place,
      asOf && `snapshot ${ageOf(asOf, now)}`,
    ),
  };
}

/** What the row of a connection shows above its deployments. */
export interface ConnectionDeployments extends Pick<ConnectionFacts, 'name' | 'at'> {
  /** The number of targets with a deployment; `undefined` until they are loaded. */
  readonly targets: number | undefined;
}

/** The row of one of several connections above its deployments. */
export function connectionDeploymentsRow({ name, at, targets }: ConnectionDeployments): Row {
  return listRow(name, at, targets === undefined ? undefined : count(targets, 'target'));
}

/** What the row of a connection shows above its components. */
export interface ConnectionComponents extends Pick<ConnectionFacts, 'name' | 'at'> {
  /** The number of the account's own components; `undefined` until they are loaded. */
  readonly components: number | undefined;
  /** How much is known about where they run; `undefined` until they are loaded. */
  readonly coverage: IndexCoverage | undefined;
}

/** The row of one of several connections above its components. */
export function connectionComponentsRow({ name, at, components, coverage }: ConnectionComponents): Row {
  const isComplete = coverage === undefined || areAllScanned(coverage);
  const size = components === undefined ? undefined : count(components, 'component');
  return listRow(name, at, size, isComplete ? undefined : scannedWords(coverage));
}

/** The row of a connection above a list that loads when it is opened. */
function listRow(name: string | undefined, at: ConnectionSelection, size: string | undefined, more?: string): Row {
  const label = visibleName(name ?? at.profile ?? 'default');
  const region = at.region === undefined ? undefined : visibleText(at.region);
  const description = inParts(size ?? 'not loaded', more, region);
  return { label, description, icon: 'cloud', severity: 'neutral', accessibilityLabel: inSpeech(label, description) };
}
