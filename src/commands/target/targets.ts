import * as vscode from 'vscode';
import { addressKey } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/subject';
import type { Sessions } from '../../fleet/sessions';
import type { Node } from '../../tree/engine/node';
import { escapeCodicons } from '../../ui/escapeCodicons';
import type { LatestInteraction } from './latestInteraction';
import { panelTarget, rowTarget, type CommandTarget } from './commandTarget';

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'id' in value && 'row' in value && 'children' in value;
}

/** The rows that VS Code passes to a command: the clicked row or, if it is part of a selection, all selected rows. */
export function nodesIn(args: readonly unknown[]): readonly Node[] {
  const [clicked, selected] = args;
  const nodes: readonly unknown[] = Array.isArray(selected) ? selected : [clicked];
  return nodes.filter(isNode);
}

/** Finds what a command acts on. */
export class Targets {
  constructor(
    readonly sessions: Sessions,
    private readonly interaction: LatestInteraction,
  ) {}

  /** What the user last acted on, if it still exists. */
  get latest(): readonly CommandTarget[] {
    const { current } = this.interaction;
    return current.kind === 'rows' ? current.nodes.map(rowTarget) : [panelTarget(this.sessions, current.address)];
  }

  /**
   * What a command was called on; empty if it was called without a target. A keybinding passes the id of its view and
   * selects the focused row first. VS Code may not have fired a selection event for that row, so this asks the view.
   */
  given(args: readonly unknown[]): readonly CommandTarget[] {
    const focused = this.interaction.views.find(({ id }) => id === args[0]);
    return (focused?.view.selection ?? nodesIn(args)).map(rowTarget);
  }

  /** What a command was called on, else what the user last acted on. */
  current(args: readonly unknown[]): readonly CommandTarget[] {
    const given = this.given(args);
    return given.length > 0 ? given : this.latest;
  }

  /** Those of the {@link current} targets that a function finds something for. */
  find<T>(args: readonly unknown[], found: (subject: Subject) => T | undefined): readonly T[] {
    return this.current(args).flatMap(({ subject }) => (subject && found(subject)) ?? []);
  }

  /**
   * What a command acts on, in tree order: what it was called on, else what the user last acted on, else what the user
   * selects in a quick pick. Empty if the user cancels.
   */
  async resolve(
    title: string,
    args: readonly unknown[],
    applies: (target: CommandTarget) => boolean,
  ): Promise<readonly CommandTarget[]> {
    const applicable = this.current(args).filter(applies);
    return applicable.length === 0 ? this.pick(title, applies) : this.inOrder(applicable);
  }

  /** The rows that a command acts on. See {@link resolve}. */
  async nodes(title: string, args: readonly unknown[], applies: (node: Node) => boolean): Promise<readonly Node[]> {
    const targets = await this.resolve(title, args, ({ node }) => node !== undefined && applies(node));
    return targets.flatMap(({ node }) => node ?? []);
  }

  /** The subjects that a command acts on. See {@link resolve}. */
  async subjects(
    title: string,
    args: readonly unknown[],
    applies: (subject: Subject) => boolean,
  ): Promise<readonly Subject[]> {
    const targets = await this.resolve(title, args, ({ subject }) => subject !== undefined && applies(subject));
    return targets.flatMap(({ subject }) => subject ?? []);
  }

  private rows(): readonly Node[] {
    return this.interaction.views.flatMap(({ tree }) => tree.rows.present());
  }

  private inOrder(targets: readonly CommandTarget[]): readonly CommandTarget[] {
    if (targets.length < 2) {
      return targets;
    }
    const positions = new Map(this.rows().map((node, index) => [node, index]));
    const positionOf = ({ node }: CommandTarget): number => (node && positions.get(node)) ?? positions.size;
    return [...targets].sort((a, b) => positionOf(a) - positionOf(b));
  }

  /** All possible targets. If an address has several rows and panels, only the first. */
  private candidates(applies: (target: CommandTarget) => boolean): readonly CommandTarget[] {
    const panels = this.interaction.panels.addresses.map((address) => panelTarget(this.sessions, address));
    const seen = new Set<string>();
    return [...this.rows().map(rowTarget), ...panels].filter(applies).filter(({ address }) => {
      const key = address && addressKey(address);
      const isNew = key === undefined || !seen.has(key);
      seen.add(key ?? '');
      return isNew;
    });
  }

  private async pick(title: string, applies: (target: CommandTarget) => boolean): Promise<readonly CommandTarget[]> {
    const targets = this.candidates(applies);
    if (targets.length === 0) {
      void vscode.window.showInformationMessage(`${title}: open a core device in the Greengrass view first.`);
      return [];
    }
    const picks = targets.map((target) => {
      const { label, description, detail } = target.words();
      return {
        label: escapeCodicons(label),
        description: escapeCodicons(description),
        detail: escapeCodicons(detail),
        target,
      };
    });
    const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true, matchOnDetail: true });
    return pick === undefined ? [] : [pick.target];
  }
}
