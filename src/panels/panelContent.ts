import type { Address } from '../core/address';
import type { ExplainErrorCode } from '../core/errorCodes';
import type { FleetError } from '../core/errors';
import { coreDevicePanel } from '../core/panels/coreDevicePanel';
import { errorNotices, type DeviceFacts } from '../core/panels/deviceFacts';
import { effectiveDeploymentPanel } from '../core/panels/effectiveDeploymentPanel';
import { installedComponentPanel } from '../core/panels/installedComponentPanel';
import { missingPanel } from '../core/panels/missingPanel';
import type { Panel } from '../core/panels/panel';
import type { CoreDeviceRecord } from '../fleet/coreDeviceRecord';
import type { Fleet } from '../fleet/fleet';
import type { ListingState } from '../fleet/listing';
import { subjectAt } from '../fleet/subjectAt';

/** What a panel's words depend on besides the fleet. */
export interface PanelContext {
  readonly explain: ExplainErrorCode;
  readonly staleAfterHours: number;
  readonly now: Date;
}

/** The answers that a panel shows. Of the first one missing, the time is not known. */
function factsOf(fleet: Fleet, record: CoreDeviceRecord, context: PanelContext): DeviceFacts {
  const states: readonly Omit<ListingState<unknown>, 'items'>[] = [
    record.details.state,
    record.deployments.state,
    record.components.state,
  ];
  const times = states.flatMap(({ readAt }) => readAt?.getTime() ?? []);
  return {
    ...fleet.known(record),
    ...context,
    errors: distinct(states.flatMap(({ error }) => error ?? [])),
    readAt: times.length === 0 ? undefined : new Date(Math.min(...times)),
    isLoading: states.some(({ isLoading }) => isLoading),
  };
}

/** One cause, such as an expired session, fails every request: it is told once. */
function distinct(errors: readonly FleetError[]): readonly FleetError[] {
  return errors.filter(
    (error, index) =>
      errors.findIndex(({ kind, permission }) => kind === error.kind && permission === error.permission) === index,
  );
}

function gone(address: Address, facts: DeviceFacts): Panel {
  const what = address.kind === 'effectiveDeployment' ? 'effective deployment' : 'installed component';
  const text = `The core device has no such ${what}, or no longer reports it.`;
  const isKnown = address.kind === 'effectiveDeployment' ? facts.deployments : facts.components;
  const notices = errorNotices(facts.errors, facts.place);
  return missingPanel(
    address,
    isKnown === undefined ? notices : [{ severity: 'warning', text }, ...notices],
    facts.isLoading,
  );
}

/** The panel of an address on a device, from what is known. Asks nothing. */
export function panelContent(fleet: Fleet, record: CoreDeviceRecord, address: Address, context: PanelContext): Panel {
  const facts = factsOf(fleet, record, context);
  const subject = subjectAt(fleet, record, address);
  switch (subject?.kind) {
    case 'coreDevice':
      return coreDevicePanel(facts);
    case 'effectiveDeployment': {
      const { items, error } = fleet.deployment(subject.deployment.deploymentId).state;
      return effectiveDeploymentPanel(facts, subject.deployment, { deployment: items?.[0], error });
    }
    case 'installedComponent':
      return installedComponentPanel(facts, subject.component);
    default:
      return gone(address, facts);
  }
}

/** Reads what the panel of an address shows and is not known yet. Never rejects. */
export async function openContent(fleet: Fleet, record: CoreDeviceRecord, address: Address): Promise<void> {
  const asked = address.kind === 'effectiveDeployment' ? fleet.deployment(address.deploymentId).read() : undefined;
  await Promise.all([record.open(), asked]);
}

/** Reads again what is told of an address: a device's own answers, the list of a deployment or a component. */
export async function refreshContent(fleet: Fleet, record: CoreDeviceRecord, address: Address): Promise<void> {
  switch (address.kind) {
    case 'coreDevice':
      return record.refresh();
    case 'effectiveDeployment':
      await Promise.all([record.deployments.refresh(), fleet.deployment(address.deploymentId).refresh()]);
      return;
    case 'installedComponent':
      return record.components.refresh();
  }
}
