import { catalogOf, componentAt, type ComponentAddress } from '../fleet/components/componentAt';
import type { KnownComponent } from '../fleet/components/knownComponents';
import type { Fleet } from '../fleet/fleet';
import { fleetError } from '../greengrass/ports/fleetError';
import { componentPanel } from '../text/panels/components/componentPanel';
import { errorNotices } from '../text/panels/devices/deviceFacts';
import { componentPanelFacts, listsOf, shownVersions } from './componentPanelFacts';
import type { Content, Shown } from './content';

/** Loads what the panel shows. Without a latest version, only the list of versions says which one that is. */
async function load(fleet: Fleet, address: ComponentAddress, component: KnownComponent): Promise<void> {
  const { components } = fleet;
  const versions = component.arn === undefined ? undefined : components.versions(component.arn).read();
  if (address.kind === 'component' && component.listed?.latestVersion?.componentVersion === undefined) {
    await versions;
  }
  const { version } = shownVersions(fleet, address, component);
  const recipe = version.arn === undefined ? undefined : components.dependencies.read(version.arn);
  await Promise.all([versions, recipe, ...listsOf(fleet, component, version).map((list) => list.read())]);
}

/** Finds the component of an address. Rejects with a FleetError if it doesn't exist. */
function found(fleet: Fleet, address: ComponentAddress): KnownComponent {
  const component = componentAt(fleet, address);
  if (component === undefined) {
    throw catalogOf(fleet, address).state.error ?? notFound;
  }
  return component;
}

const notFound = fleetError({ kind: 'notFound', operation: 'ListComponents' }, 'The component was not found.');

/** Why a panel that had content has none: its component was deleted, or no scanned core device has it any more. */
function missing(fleet: Fleet, address: ComponentAddress): Shown {
  const { items, isPartial, isLoading } = catalogOf(fleet, address).state;
  const isGone = items !== undefined && !isPartial && !isLoading;
  return { panel: undefined, notices: isGone ? errorNotices([notFound], fleet.place()) : [], isLoading };
}

/** The content of the panel of a component or of one of its versions. */
export function componentContent(address: ComponentAddress): Content {
  return {
    closesWithConnection: false,
    open: async (fleet) => {
      await catalogOf(fleet, address).read();
      await load(fleet, address, found(fleet, address));
    },
    refresh: async (fleet) => {
      // A version that was published in the meantime can be the latest.
      await catalogOf(fleet, address).refresh();
      const component = found(fleet, address);
      const { version } = shownVersions(fleet, address, component);
      await Promise.all(listsOf(fleet, component, version).map((list) => list.refresh()));
      await load(fleet, address, component);
    },
    current: (fleet) => {
      const component = componentAt(fleet, address);
      if (component === undefined) {
        return missing(fleet, address);
      }
      const facts = componentPanelFacts(fleet, address, component);
      const isSnapshot = fleet.connection.asOf !== undefined;
      return { panel: { ...componentPanel(facts), isSnapshot }, notices: [], isLoading: facts.isLoading };
    },
  };
}
