import { Memo } from '../../base/memo';
import { hasComponentFilter, matchingComponents } from '../../fleet/components/componentFilter';
import {
  ownComponents,
  providedComponents,
  unlistedComponents,
  type KnownComponent,
} from '../../fleet/components/knownComponents';
import { sharedPrefix } from '../../fleet/components/sharedPrefix';
import type { Listing } from '../../fleet/requests/listing';
import type { CatalogComponent } from '../../greengrass/component';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { listingRows } from '../shared/listingRows';
import { componentGroupNode, type ComponentsOfGroup } from './componentGroupNode';
import { componentNode } from './componentNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { ComponentRowsOptions } from './rowsOptions';

/** What most names in a catalog begin with, whether a filter shows them or not. */
function prefixIn(catalog: Listing<CatalogComponent>): () => string {
  const prefixes = new Memo<string>();
  return () => {
    const { items } = catalog.state;
    return prefixes.of([items], () => sharedPrefix((items ?? []).map(({ componentName }) => componentName)));
  };
}

/** The rows of a fleet's components: the account's own, and below them the groups of the others. */
export class ComponentRows {
  private readonly messages: MessageNodes;
  private readonly nodes: ChildNodes<KnownComponent>;
  private readonly groups: ChildNodes<ComponentsOfGroup>;
  private readonly limit;

  constructor(
    parent: () => Node,
    private readonly options: ComponentRowsOptions,
  ) {
    const { own, provided } = options.fleet.components;
    const [ofOwn, ofProvided] = [prefixIn(own), prefixIn(provided)];
    this.messages = new MessageNodes(parent);
    this.nodes = new ChildNodes<KnownComponent>((key, cell) => componentNode(parent(), key, cell, options, ofOwn));
    this.groups = new ChildNodes<ComponentsOfGroup>((_key, cell) =>
      componentGroupNode(
        parent(),
        cell.value.group,
        cell,
        options,
        cell.value.group === 'provided' ? ofProvided : ofOwn,
      ),
    );
    this.limit = rowLimitBelow(parent, 'components', options);
  }

  rows(): readonly Node[] {
    const { fleet, context, filter } = this.options;
    const { own } = fleet.components;
    const hasFilter = hasComponentFilter(filter());
    const mayMatch = fleet.components.provided.state.items === undefined && filter().isFailing !== true;
    const shown = (components: readonly KnownComponent[]): readonly KnownComponent[] =>
      matchingComponents(filter(), components);
    const others = shown(unlistedComponents(fleet));
    const provided = shown(providedComponents(fleet));
    const ownRows = listingRows(own, fleet.connection, context, this.messages, 'No components of this account', () => {
      const first = shown(ownComponents(fleet));
      return first.length === 0 && others.length === 0 && provided.length === 0 && hasFilter
        ? [this.messages.for({ key: 'noMatch', label: 'No components match the filter', icon: 'filter' })]
        : this.limit.rows(first, (some) => this.nodes.for(withKeys(some, ({ componentName }) => componentName)));
    });
    const unlisted = own.state.items === undefined || own.state.isPartial ? 'onDevices' : 'unlisted';
    // Until the catalog has loaded, every component would be missing from it.
    const isLoaded = own.state.items !== undefined || own.state.error !== undefined;
    return [
      ...ownRows,
      ...this.groups.for([
        ...(others.length > 0 && isLoaded ? [[unlisted, { group: unlisted, components: others }] as const] : []),
        // AWS lists its components only when the group is opened, and any of them may match the filter by name.
        ...(isLoaded && (provided.length > 0 || !hasFilter || mayMatch)
          ? [['provided', { group: 'provided', components: provided }] as const]
          : []),
      ]),
    ];
  }
}
