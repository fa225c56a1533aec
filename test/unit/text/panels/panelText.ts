import type { Target } from '../../../../src/greengrass/addresses/target';
import type {
  Block,
  Cell,
  ExplainedCode,
  Field,
  Notice,
  Panel,
  Value,
  GroupLink,
} from '../../../../src/text/panels/panel';

/** A time in UTC to the minute: `2026-11-23 11:00Z`. */
function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function nameOf(target: Target): string {
  switch (target.kind) {
    case 'effectiveDeployment':
      return `deployment ${target.deploymentId}`;
    case 'installedComponent':
      return `component ${target.componentName}`;
    case 'unlistedComponent':
      return `${target.componentName} ${target.componentVersion ?? ''}`.trim();
    case 'coreDevice':
      return 'core device';
    default:
      return target.kind;
  }
}

/**
 * A value with its actions: `->` is what a click opens, `[copy]` a button that copies the shown text, and `[copy x]`
 * one that copies something else.
 */
function groupText({ grouping, key }: GroupLink): string {
  return `${grouping} ${key}`;
}

function valueText({ text, time, copy, target, group, url, severity }: Value): string {
  const isShown = copy === text || (time !== undefined && copy === new Date(time).toISOString());
  const parts = [
    `${text}${time === undefined ? '' : timeText(time)}`,
    severity === undefined ? '' : `(${severity})`,
    copy === undefined ? '' : isShown ? '[copy]' : `[copy ${copy}]`,
    target === undefined ? '' : `-> ${nameOf(target)}`,
    group === undefined ? '' : `-> group ${groupText(group)}`,
    url === undefined ? '' : `-> ${url}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function fieldLine({ name, value, note }: Field): string {
  return `${name}: ${valueText(value)}${note === undefined ? '' : ` | ${note}`}`;
}

function codeLines({ code, copy, isHeadline, meaning, remedy, whoFixes }: ExplainedCode): readonly string[] {
  return [
    `* ${valueText({ text: code, copy })}${isHeadline ? ' (most specific)' : ''}`,
    `  ${meaning}`,
    ...(remedy === undefined ? [] : [`  What to do: ${remedy}`]),
    ...(whoFixes === undefined ? [] : [`  Who can fix it: ${whoFixes}`]),
  ];
}

function tableLine(cells: readonly Cell[]): string {
  return `| ${cells.map(valueText).join(' | ')} |`;
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'action':
      return [`[${block.action}]`];
    case 'fields':
      return block.fields.map(fieldLine);
    case 'tags':
      return [`${block.label}:`, ...block.tags.map(({ text, meaning }) => `* ${text}: ${meaning}`)];
    case 'codes':
      return [
        `${block.label}${block.isStack ? ', a stack' : ''}:`,
        ...block.codes.flatMap(codeLines),
        ...block.documentation.map((link) => valueText(link)),
      ];
    case 'text':
      return [`${block.label}: ${valueText({ text: block.text, copy: block.copy })}`];
    case 'table':
      return [`| ${block.columns.join(' | ')} |`, ...block.rows.map(tableLine)];
    case 'proportions':
      return [`${block.label}: ${block.parts.map(({ name, amount }) => `${name} ${amount}`).join(', ')}`];
    case 'chart':
      return block.groupings.flatMap(({ label, bars, divisions, note }) => [
        `${label}:`,
        ...bars.map(({ name, amount, group }) => `${name}: ${amount} -> group ${groupText(group)}`),
        ...divisions.map(
          ({ title, parts, amounts }) => `By ${title}: ${parts.join(', ')}: ${amounts.map(String).join(' / ')}`,
        ),
        ...(note === undefined ? [] : [note]),
      ]);
    case 'timeline':
      return [
        `${block.label}, ${timeText(block.start)} to ${timeText(block.end)}:`,
        ...block.bars.map(({ from, to, name, status, target }) => {
          const text = `${timeText(from)} to ${timeText(to)} ${name}, ${status.words}`;
          return valueText({ text, severity: status.severity, target });
        }),
        ...block.ticks.map(({ at, name, status, target }) => {
          return valueText({ text: `${timeText(at)} ${name}, ${status.words}`, severity: status.severity, target });
        }),
      ];
  }
}

function noticeLines({ severity, text, details = [] }: Notice): readonly string[] {
  return [`! ${severity}: ${text}`, ...details.map((detail) => `  ${detail}`)];
}

/** The top of a panel as lines of plain text: heading, summary, notices, actions, and how old its data is. */
export function headLines(panel: Panel): readonly string[] {
  const { kind, heading, status, summary, notices, actions, readAt, isLoading } = panel;
  return [
    `${kind}: ${heading}`,
    ...(status === undefined ? [] : [`${status.words} (${status.severity})`]),
    ...(summary.length === 0 ? [] : [summary.map(valueText).join(' | ')]),
    ...notices.flatMap(noticeLines),
    `[${actions.join('] [')}]`,
    `${readAt === undefined ? 'no data' : `data from ${timeText(readAt)}`}${isLoading ? ', loading' : ''}`,
  ];
}

/** The sections of a panel as lines of plain text, in reading order. With titles: only those sections. */
export function sectionLines({ sections }: Panel, ...titles: readonly string[]): readonly string[] {
  return sections
    .filter(({ title }) => titles.length === 0 || titles.includes(title))
    .flatMap(({ title, blocks }) => [`# ${title}`, ...blocks.flatMap(blockLines)]);
}
