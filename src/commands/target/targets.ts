import * as vscode from 'vscode';
import { addressKey } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/addresses/subject';
import type { Sessions } from '../../fleet/sessions';
import type { Node } from '../../tree/engine/node';
import { escapeCodicons } from '../../ui/escapeCodicons';
import type { ActingTarget } from './actingTarget';
import { thingAt, thingOf, type Thing } from './thing';

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'id' in value && 'row' in value && 'children' in value;
}

/** The rows that VS Code hands a command: the one it was called on and, where several are selected, all of them. */
export function nodesIn(args: readonly unknown[]): readonly Node[] {
  const [clicked, selected] = args;
  const nodes: readonly unknown[] = Array.isArray(selected) ? selected : [clicked];
  return nodes.filter(isNode);
}

/** Finds what a command acts on. */
export class Targets {
  constructor(
    readonly sessions: Sessions,
    private readonly acting: ActingTarget,
  ) {}

  /** What the person pointed at last, as far as it still exists. */
  get pointed(): readonly Thing[] {
    const { current } = this.acting;
    return current.kind === 'rows' ? current.nodes.map(thingOf) : [thingAt(this.sessions, current.address)];
  }

  /**
   * What a command was called on; empty where it was not called on anything. A keybinding names its view and has selected
   * the focused row before: of that selection nothing need have been heard yet, or it was the same already.
   */
  given(args: readonly unknown[]): readonly Thing[] {
    const focused = this.acting.views.find(({ id }) => id === args[0]);
    return (focused?.view.selection ?? nodesIn(args)).map(thingOf);
  }

  /**
   * What a command acts on, in the order of the tree: what it was called on, else what the person pointed at last, else
   * what the person picks from everything that fits. Empty if they pick nothing.
   */
  async things(title: string, args: readonly unknown[], applies: (thing: Thing) => boolean): Promise<readonly Thing[]> {
    const given = this.given(args);
    const fitting = (given.length > 0 ? given : this.pointed).filter(applies);
    return fitting.length === 0 ? this.pick(title, applies) : this.inOrder(fitting);
  }

  /** The rows that a command acts on: see {@link things}. */
  async nodes(title: string, args: readonly unknown[], applies: (node: Node) => boolean): Promise<readonly Node[]> {
    const things = await this.things(title, args, ({ node }) => node !== undefined && applies(node));
    return things.flatMap(({ node }) => node ?? []);
  }

  /** What a command is about: see {@link things}. */
  async subjects(
    title: string,
    args: readonly unknown[],
    applies: (subject: Subject) => boolean,
  ): Promise<readonly Subject[]> {
    const things = await this.things(title, args, ({ subject }) => subject !== undefined && applies(subject));
    return things.flatMap(({ subject }) => subject ?? []);
  }

  private rows(): readonly Node[] {
    return this.acting.views.flatMap(({ tree }) => tree.rows.present());
  }

  private inOrder(things: readonly Thing[]): readonly Thing[] {
    if (things.length < 2) {
      return things;
    }
    const places = new Map(this.rows().map((node, index) => [node, index]));
    const placeOf = ({ node }: Thing): number => (node && places.get(node)) ?? places.size;
    return [...things].sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** Everything that fits; of the rows and panels of one thing the first. */
  private fitting(applies: (thing: Thing) => boolean): readonly Thing[] {
    const panels = this.acting.panels.addresses.map((address) => thingAt(this.sessions, address));
    const seen = new Set<string>();
    return [...this.rows().map(thingOf), ...panels].filter(applies).filter(({ address }) => {
      const key = address && addressKey(address);
      const isNew = key === undefined || !seen.has(key);
      seen.add(key ?? '');
      return isNew;
    });
  }

  private async pick(title: string, applies: (thing: Thing) => boolean): Promise<readonly Thing[]> {
    const things = this.fitting(applies);
    if (things.length === 0) {
      void vscode.window.showInformationMessage(`${title}: open a core device in the Greengrass view first.`);
      return [];
    }
    const picks = things.map((thing) => {
      const { label, description, detail } = thing.words();
      return {
        label: escapeCodicons(label),
        description: escapeCodicons(description),
        detail: escapeCodicons(detail),
        thing,
      };
    });
    const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true, matchOnDetail: true });
    return pick === undefined ? [] : [pick.thing];
  }
}
